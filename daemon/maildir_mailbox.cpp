#include "daemon/maildir_mailbox.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/maildir_folder.hpp"
#include "daemon/offload.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

using ScanClock = std::chrono::steady_clock;

/// A folder that failed is worth a look before the interval is over.
constexpr std::chrono::milliseconds retry_interval = std::chrono::seconds{30};

/// Files that are waited for, and files that the log named: beyond, all is looked through.
constexpr std::size_t most_remembered = 10'000;

// A folder is watched in three places: itself, new and cur. `new` is looked through first: a
// mail that is moved meanwhile is then seen twice rather than never.
constexpr std::size_t places_of_folder = 3;
constexpr std::array<const char*, places_of_folder> place_names{"", "new", "cur"};

}  // namespace

MaildirMailbox::MaildirMailbox(asio::io_context& loop,
                               asio::thread_pool& disk,
                               storage::Database& db,
                               MaildirSettings settings)
    : settings_{std::move(settings)}, disk_{disk}, files_{db}, timer_{loop}
{}

asio::awaitable<Result<PollReport>> MaildirMailbox::poll(MailSink& sink)
{
    PollReport report;
    for (const auto& folder : settings_.folders) {
        if (is_stopping_)
            break;
        co_await read_folder(sink, folder, report);
    }
    report.is_stopped = is_stopping_;
    co_return report;
}

asio::awaitable<WatchReport> MaildirMailbox::watch(MailSink& sink)
{
    WatchReport all;
    auto watch = FolderWatch::open(timer_.get_executor());
    if (!watch)
        report_unwatched(watch.error());

    while (!is_stopping_) {
        // Before the poll, so that nothing falls between the two.
        if (watch) {
            auto add = [this, &watch] { return add_watches(*watch); };
            const auto refused = co_await offload(disk_, std::move(add));
            report_unwatched(refused);
        }
        const auto report = co_await poll(sink);
        if (is_stopping_)
            break;

        ++all.rounds;
        const auto wait = report->failed_folders == 0
                              ? settings_.scan_interval
                              : std::min(settings_.scan_interval, retry_interval);
        const auto deadline = ScanClock::now() + wait;
        if (watch) {
            co_await follow(*watch, sink, deadline);
        } else {
            timer_.expires_at(deadline);
            co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
        }
    }
    co_return all;
}

void MaildirMailbox::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

asio::awaitable<void> MaildirMailbox::read_folder(MailSink& sink,
                                                  const std::string& folder,
                                                  PollReport& report)
{
    auto parts = reading_parts();
    parts.skip = [this, &folder](std::string_view file, std::string_view why) {
        report_skipped(folder, file, why);
    };
    MaildirReading reading{std::move(parts), sink, folder};
    auto find = [this, &folder] { return maildir_folder_path(settings_.path, folder); };
    const auto path = co_await offload(disk_, std::move(find));

    std::optional<Error> error;
    for (const auto* const part : {"new", "cur"}) {
        const auto read = co_await reading.read_all(path / part);
        if (!read && !error)
            error = read.error();
    }
    report.mails += reading.taken();
    if (is_stopping_)
        co_return;

    if (!error && reading.has_unreadable())
        error = reading.unreadable();
    ++report.folders;
    report.failed_folders += error ? 1U : 0U;
    if (error)
        sink.folder_failed(folder, *error);
    else
        sink.folder_done(folder, reading.cursor());
}

/// Takes what arrives until the deadline, or until only a look at everything can tell.
asio::awaitable<void> MaildirMailbox::follow(FolderWatch& watch,
                                             MailSink& sink,
                                             ScanClock::time_point deadline)
{
    using Change = FolderWatch::Change;
    using Names = std::map<std::size_t, std::vector<std::string>>;  // By place.

    Names begun;
    std::size_t waiting = 0;
    auto due = deadline;

    while (!is_stopping_ && ScanClock::now() < deadline) {
        const auto changes = co_await watch.wait(timer_, std::min(deadline, due));
        Names whole;
        for (const auto& change : changes) {
            const bool is_part = change.place % places_of_folder != 0;
            if (change.kind == Change::Kind::lost || change.kind == Change::Kind::folder_gone ||
                (change.kind == Change::Kind::folder_made && !is_part))
                co_return;
            if (!is_part || change.name.starts_with('.'))
                continue;
            if (change.kind == Change::Kind::file_complete)
                whole[change.place].push_back(change.name);
            if (change.kind == Change::Kind::file_begun) {
                begun[change.place].push_back(change.name);
                due = waiting++ == 0 ? ScanClock::now() + settings_.settle_time : due;
            }
        }

        if (waiting > most_remembered)
            co_return;
        if (ScanClock::now() >= due) {
            for (auto& [place, names] : begun)
                std::ranges::move(names, std::back_inserter(whole[place]));
            begun.clear();
            waiting = 0;
            due = deadline;
        }
        for (auto& [place, names] : whole) {
            const bool is_taken = co_await take_named(sink, place, std::move(names));
            if (!is_taken)
                co_return;
        }
    }
}

/// Answers false when the folder must be looked through, to say what is wrong with it.
asio::awaitable<bool> MaildirMailbox::take_named(MailSink& sink,
                                                 std::size_t place,
                                                 std::vector<std::string> names)
{
    const auto& folder = settings_.folders[place / places_of_folder];
    auto open = [this, &folder, name = place_names[place % places_of_folder]] {
        return MaildirPart::open(maildir_folder_path(settings_.path, folder) / name);
    };
    const auto part = co_await offload(disk_, std::move(open));
    if (!part)
        co_return false;

    MaildirReading reading{reading_parts(), sink, folder};
    co_await reading.take(*part, std::move(names));
    co_return !reading.has_unreadable();
}

MaildirReading::Parts MaildirMailbox::reading_parts()
{
    return {
        .settings = settings_,
        .files = files_,
        .executor = timer_.get_executor(),
        .disk = disk_,
        .is_stopping = [this] { return is_stopping_; },
        .skip = {},
    };
}

/// Answers what the kernel refused. On the thread of the disk.
std::optional<Error> MaildirMailbox::add_watches(FolderWatch& watch) const
{
    std::optional<Error> refused;
    const auto add = [&](std::size_t place, const fs::path& folder) {
        auto added = watch.add(place, folder);
        if (!added && added.error().code == Errc::refused && !refused)
            refused = std::move(added.error());
    };

    for (std::size_t at = 0; at < settings_.folders.size(); ++at) {
        const auto path = maildir_folder_path(settings_.path, settings_.folders[at]);
        for (std::size_t part = 0; part < places_of_folder; ++part)
            add(at * places_of_folder + part, path / place_names[part]);
    }
    // Folders below are made in the Maildir.
    if (std::ranges::count(settings_.folders, "INBOX") == 0)
        add(settings_.folders.size() * places_of_folder, settings_.path);

    return refused;
}

void MaildirMailbox::report_skipped(const std::string& folder,
                                    std::string_view file,
                                    std::string_view why)
{
    if (skipped_.size() >= most_remembered)
        skipped_.clear();
    const auto name = maildir_base_name(file);
    if (!skipped_.insert(fmt::format("{}/{} {}", folder, name, why)).second)
        return;

    log(Level::notice,
        "maildir.skipped",
        {{"mailbox", settings_.name}, {"folder", folder}, {"file", file}, {"reason", why}});
}

void MaildirMailbox::report_unwatched(const std::optional<Error>& error)
{
    if (error && !is_unwatched_)
        log(Level::warning,
            "maildir.unwatched",
            {{"mailbox", settings_.name}, {"error", error->message}, {"remedy", error->hint}});
    is_unwatched_ = error.has_value();
}

}  // namespace advisory::daemon
