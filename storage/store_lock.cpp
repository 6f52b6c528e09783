#include "storage/store_lock.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "language/say.hpp"

namespace advisory::storage {

namespace {

/// What the lock file of a daemon that is to run holds; that of another one is empty.
constexpr std::string_view watch_word = "watch\n";

std::filesystem::path lock_of(std::filesystem::path store)
{
    store += ".lock";
    return store;
}

bool take_lock(int file)
{
    constexpr int most_tries = 20;
    constexpr std::chrono::milliseconds pause{50};
    for (int tries = 1; ::flock(file, LOCK_EX | LOCK_NB) != 0; ++tries) {
        if (tries == most_tries)
            return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

}  // namespace

Result<StoreLock> StoreLock::acquire(const std::filesystem::path& store, Purpose purpose)
{
    const auto path = lock_of(store);
    constexpr mode_t lock_mode = 0640;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, lock_mode);
    if (file < 0)
        return Failure{Errc::io,
                       say("cannot make the lock file {}: {}",
                           path.string(),
                           said(std::generic_category().message(errno))),
                       say("The folder of the store must exist and be writable for the service.")};

    StoreLock lock{file};
    if (!take_lock(file))
        return Failure{Errc::refused,
                       say("another advisoryd works on the store {}", store.string()),
                       say("Stop it first, or give this one a store of its own.")};

    // For `status` only: a full disk keeps no daemon from running.
    if (::ftruncate(file, 0) == 0 && purpose == Purpose::watch)
        static_cast<void>(::pwrite(file, watch_word.data(), watch_word.size(), 0) > 0);
    return lock;
}

StoreLock::StoreLock(StoreLock&& other) noexcept : file_{std::exchange(other.file_, -1)} {}

StoreLock& StoreLock::operator=(StoreLock&& other) noexcept
{
    std::swap(file_, other.file_);
    return *this;
}

StoreLock::~StoreLock()
{
    if (file_ >= 0)
        ::close(file_);
}

std::optional<bool> is_watched(const std::filesystem::path& store)
{
    const int file = ::open(lock_of(store).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;

    std::array<char, watch_word.size()> word{};
    const auto size = ::pread(file, word.data(), word.size(), 0);
    const bool is_to_run = size == static_cast<ssize_t>(word.size()) &&
                           std::string_view{word.data(), word.size()} == watch_word;
    // Held for this moment only: who acquires it waits longer.
    const bool is_held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return is_to_run ? std::optional{is_held} : std::nullopt;
}

}  // namespace advisory::storage
