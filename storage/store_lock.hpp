#pragma once

#include <filesystem>
#include <optional>

#include "core/result.hpp"

namespace advisory::storage {

/// Makes sure that one daemon works on a store: holds a lock on "<store>.lock" as long as it
/// lives. The kernel frees it with the process, however that ends.
class StoreLock {
public:
    /// Whether the daemon is to run from then on, or ends by itself.
    enum class Purpose { watch, once };

    /// Waits up to a second, as somebody may be looking at the lock. Fails with Errc::refused when
    /// another daemon holds it, and with Errc::io when the file cannot be made.
    static Result<StoreLock> acquire(const std::filesystem::path& store, Purpose purpose);

    StoreLock(StoreLock&& other) noexcept;
    StoreLock& operator=(StoreLock&& other) noexcept;
    ~StoreLock();

private:
    explicit StoreLock(int file) : file_{file} {}

    int file_ = -1;
};

/// Whether the daemon that is to run on a store does. Nothing when the last one was to end by
/// itself, when there was none, and when the lock cannot be looked at.
std::optional<bool> is_watched(const std::filesystem::path& store);

}  // namespace advisory::storage
