#include "daemon/store_lock.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "language/say.hpp"

namespace advisory::daemon {

Result<StoreLock> StoreLock::acquire(const std::filesystem::path& store)
{
    auto path = store;
    path += ".lock";
    constexpr mode_t lock_mode = 0640;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, lock_mode);
    if (file < 0)
        return Failure{Errc::io,
                       say("cannot make the lock file {}: {}",
                           path.string(),
                           said(std::generic_category().message(errno))),
                       say("The folder of the store must exist and be writable for the service.")};

    StoreLock lock{file};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return Failure{Errc::refused,
                       say("another advisoryd works on the store {}", store.string()),
                       say("Stop it first, or give this one a store of its own.")};
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

}  // namespace advisory::daemon
