#include "daemon/alert_log.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alerting/alert_json.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

namespace {

constexpr mode_t log_mode = 0640;

Failure failed(std::string_view what, const std::filesystem::path& path)
{
    const auto reason = std::generic_category().message(errno);
    return {Errc::io,
            say("{} the alert log {} failed: {}", what, path.string(), said(reason)),
            say("Give the service's user write permission, or free space on the disk.")};
}

}  // namespace

AlertLog::AlertLog(std::filesystem::path path) : path_{std::move(path)} {}

AlertLog::~AlertLog()
{
    if (file_ >= 0)
        ::close(file_);  // What counts as delivered has been fsynced.
}

Result<void> AlertLog::deliver(std::span<const Alert> alerts)
{
    std::string lines;
    for (const auto& alert : alerts)
        lines += alerting::to_json(alert) + '\n';

    if (const auto opened = open(); !opened)
        return opened;
    return append(lines);
}

void AlertLog::reopen()
{
    if (file_ >= 0)
        ::close(file_);
    file_ = -1;
}

Result<void> AlertLog::open()
{
    if (file_ >= 0)
        return {};

    // To be read as well: its end tells whether the last line is whole.
    file_ = ::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, log_mode);
    if (file_ < 0)
        return failed(say("opening"), path_);

    auto ended = end_cut_line();
    if (!ended)
        reopen();  // The next delivery tries again.
    return ended;
}

Result<void> AlertLog::end_cut_line()
{
    struct stat now = {};
    if (::fstat(file_, &now) != 0)
        return failed(say("looking at"), path_);
    if (!S_ISREG(now.st_mode) || now.st_size == 0)
        return {};

    // A daemon that was killed while it wrote left a beginning of a line. That alert comes again;
    // glued to it, it could not be read.
    char last = '\n';
    if (::pread(file_, &last, 1, now.st_size - 1) != 1)
        return failed(say("reading"), path_);
    return last == '\n' ? Result<void>{} : append("\n");
}

Result<void> AlertLog::append(std::string_view lines)
{
    struct stat before = {};
    if (::fstat(file_, &before) != 0)
        return failed(say("looking at"), path_);

    while (!lines.empty()) {
        const auto written = ::write(file_, lines.data(), lines.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            auto failure = failed(say("writing"), path_);
            if (S_ISREG(before.st_mode) && ::ftruncate(file_, before.st_size) != 0)
                failure.error().message += say("; a line is cut");
            return failure;
        }
        lines.remove_prefix(static_cast<std::size_t>(written));
    }

    // A terminal or a pipe cannot be synced and needs none.
    if (S_ISREG(before.st_mode) && ::fsync(file_) != 0)
        return failed(say("syncing"), path_);
    return {};
}

}  // namespace advisory::daemon
