#include "daemon/folder_watch.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

using Change = FolderWatch::Change;

constexpr std::uint32_t watched_changes =
    IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::uint32_t folder_ends = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

std::optional<Change::Kind> kind_of(std::uint32_t mask)
{
    if ((mask & folder_ends) != 0)
        return Change::Kind::folder_gone;
    if ((mask & IN_ISDIR) != 0)
        return (mask & (IN_CREATE | IN_MOVED_TO)) != 0 ? std::optional{Change::Kind::folder_made}
                                                       : std::nullopt;
    if ((mask & (IN_MOVED_TO | IN_CLOSE_WRITE)) != 0)
        return Change::Kind::file_complete;
    if ((mask & IN_CREATE) != 0)
        return Change::Kind::file_begun;
    return std::nullopt;
}

Failure refused(int failure)
{
    return {
        Errc::refused,
        fmt::format("inotify: {}", said(std::generic_category().message(failure))),
        say("raise fs.inotify.max_user_watches and max_user_instances; until then the folder is "
            "looked through at each poll_interval")};
}

}  // namespace

FolderWatch::FolderWatch(asio::posix::stream_descriptor descriptor)
    : descriptor_{std::move(descriptor)}
{}

Result<FolderWatch> FolderWatch::open(const asio::any_io_executor& executor)
{
    const int descriptor = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0)
        return refused(errno);
    return FolderWatch{asio::posix::stream_descriptor{executor, descriptor}};
}

Result<void> FolderWatch::add(std::size_t place, const std::filesystem::path& folder)
{
    const int watch =
        ::inotify_add_watch(descriptor_.native_handle(), folder.c_str(), watched_changes);
    const int failure = errno;

    if (watch < 0 || !places_.contains(watch))
        forget(place);
    if (watch < 0 && (failure == ENOENT || failure == ENOTDIR))
        return Failure{Errc::not_found, say("{}: is not there", folder.string())};
    if (watch < 0)
        return refused(failure);

    places_[watch] = place;
    return {};
}

asio::awaitable<std::vector<Change>> FolderWatch::wait(
    asio::steady_timer& timer,
    std::chrono::steady_clock::time_point deadline)
{
    using asio::experimental::awaitable_operators::operator||;

    timer.expires_at(deadline);
    const auto first = co_await (descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                                                        asio::as_tuple(asio::use_awaitable)) ||
                                 timer.async_wait(asio::as_tuple(asio::use_awaitable)));
    if (first.index() != 0)
        co_return std::vector<Change>{};
    co_return read();
}

std::vector<Change> FolderWatch::read()
{
    alignas(inotify_event) std::array<char, std::size_t{64} * 1024> buffer{};
    const auto size = ::read(descriptor_.native_handle(), buffer.data(), buffer.size());

    std::vector<Change> changes;
    for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        const char* const name = buffer.data() + at + sizeof event;
        at += sizeof event + event.len;

        if ((event.mask & IN_Q_OVERFLOW) != 0) {
            changes.push_back({.kind = Change::Kind::lost, .place = 0, .name = {}});
            continue;
        }
        // Of a watch that was given up, more may be on its way.
        const auto place = places_.find(event.wd);
        const auto kind = kind_of(event.mask);
        if (place == places_.end() || !kind)
            continue;

        changes.push_back({
            .kind = *kind,
            .place = place->second,
            .name = event.len == 0 ? std::string{} : std::string{name},
        });
        if (kind == Change::Kind::folder_gone)
            forget(place->second);
    }
    return changes;
}

void FolderWatch::forget(std::size_t place)
{
    const auto entry =
        std::ranges::find(places_, place, [](const auto& pair) { return pair.second; });
    if (entry == places_.end())
        return;

    // Fails for a folder that is gone, whose watch went with it.
    ::inotify_rm_watch(descriptor_.native_handle(), entry->first);
    places_.erase(entry);
}

}  // namespace advisory::daemon
