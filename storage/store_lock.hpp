#pragma once

#include <filesystem>

#include "core/result.hpp"

namespace advisory::daemon {

/// Makes sure that one daemon works on a store: holds a lock on "<store>.lock" as long as it
/// lives. The kernel frees it with the process, however that ends.
class StoreLock {
public:
    /// Fails with Errc::refused when another daemon holds it, and with Errc::io when the
    /// file cannot be made.
    static Result<StoreLock> acquire(const std::filesystem::path& store);

    StoreLock(StoreLock&& other) noexcept;
    StoreLock& operator=(StoreLock&& other) noexcept;
    ~StoreLock();

private:
    explicit StoreLock(int file) : file_{file} {}

    int file_ = -1;
};

}  // namespace advisory::daemon
