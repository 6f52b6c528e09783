#include "ingest/ledger.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "language/say.hpp"

namespace advisory::ingest {

namespace {

using std::chrono::seconds;
using storage::day_of;

/// Half open.
struct Day {
    std::string name;
    Time begin;
    Time end;
};

std::vector<Day> days_between(Time since, Time until)
{
    std::vector<Day> days;
    if (since >= until)
        return days;

    for (auto begin = *read_time(day_of(since)); begin < until; begin += std::chrono::days{1})
        days.push_back({
            .name = day_of(begin),
            .begin = begin,
            .end = begin + std::chrono::days{1},
        });
    return days;
}

/// Mails of one row, in the order in which they were taken.
struct Received {
    std::int64_t count = 0;
    std::string newest_id;
    std::vector<seconds> lags;

    void add(const storage::CollectedMail& mail)
    {
        ++count;
        newest_id = mail.advisory_id;
        if (mail.lag)
            lags.push_back(*mail.lag);
    }
};

void put(LedgerDay& row, Received received)
{
    row.received = received.count;
    row.newest_id = std::move(received.newest_id);
    if (received.lags.empty())
        return;

    // Of an even number the later one: never better than it was.
    auto& lags = received.lags;
    std::ranges::sort(lags);
    row.median_lag = lags[lags.size() / 2];
    row.worst_lag = lags.back();
}

void put_note(LedgerDay& row)
{
    if (row.polls == 0)
        row.note = say("not polled");
    else if (row.failed == row.polls)
        row.note = say("every poll failed");
    else if (row.received == 0)
        row.note = say("polled, no mail");
}

/// The rows of a ledger, made from its entries by folder, source and day.
class LedgerMaker {
public:
    LedgerMaker(const LedgerEntries& entries, Time now) : entries_{entries}, now_{now}
    {
        for (const auto& poll : entries.polls)
            polls_.emplace(std::tuple{poll.mailbox, poll.folder, poll.day}, &poll);
        for (const auto& mail : entries.mails) {
            const auto day = day_of(mail.taken_at);
            by_folder_[{mail.mailbox, mail.folder, day}].add(mail);
            for (const auto& source : mail.sources)
                by_source_[{source, day}].add(mail);
        }
    }

    void add_day(const Day& day, std::vector<LedgerDay>& rows) const
    {
        std::vector<LedgerDay> folders;
        for (const auto& folder : entries_.folders) {
            const bool is_polled = folder.first_poll < day.end &&
                                   (!folder.last_poll || *folder.last_poll >= day.begin);
            if (is_polled)
                folders.push_back(folder_day(folder, day));
        }
        for (const auto& source : entries_.sources) {
            const bool is_watched = source.watched_since < day.end &&
                                    (!source.watched_until || *source.watched_until >= day.begin);
            if (is_watched)
                rows.push_back(source_day(source, day, folders));
        }
        std::ranges::move(folders, std::back_inserter(rows));
    }

private:
    [[nodiscard]] LedgerDay folder_day(const PolledFolder& folder, const Day& day) const
    {
        LedgerDay row;
        row.day = day.name;
        row.mailbox = folder.mailbox;
        row.folder = folder.folder;
        const auto begin = std::max(day.begin, folder.first_poll);
        const auto end = std::max(begin, std::min(day.end, folder.last_poll.value_or(now_)));
        row.longest_unread = end - begin;

        const std::tuple key{folder.mailbox, folder.folder, day.name};
        if (const auto found = polls_.find(key); found != polls_.end()) {
            const auto& poll = *found->second;
            row.polls = poll.polls;
            row.failed = poll.failed;
            row.first_poll = poll.first_poll;
            row.last_poll = poll.last_poll;
            row.errors = poll.error;
            if (poll.first_success && poll.last_success)
                row.longest_unread = std::max({*poll.first_success - begin,
                                               poll.longest_wait,
                                               end - *poll.last_success,
                                               seconds{0}});
        }
        if (const auto found = by_folder_.find(key); found != by_folder_.end())
            put(row, found->second);
        put_note(row);
        return row;
    }

    [[nodiscard]] LedgerDay source_day(const storage::WatchedSource& source,
                                       const Day& day,
                                       const std::vector<LedgerDay>& folders) const
    {
        LedgerDay row;
        row.day = day.name;
        row.source = source.name;
        if (folders.empty())
            row.longest_unread = std::max(seconds{0}, std::min(day.end, now_) - day.begin);

        std::set<std::string> errors;
        for (const auto& folder : folders) {
            row.polls += folder.polls;
            row.failed += folder.failed;
            row.longest_unread = std::max(row.longest_unread, folder.longest_unread);
            if (folder.first_poll)
                row.first_poll =
                    std::min(row.first_poll.value_or(*folder.first_poll), *folder.first_poll);
            if (folder.last_poll)
                row.last_poll =
                    std::max(row.last_poll.value_or(*folder.last_poll), *folder.last_poll);
            if (!folder.errors.empty() && errors.insert(folder.errors).second)
                row.errors += (row.errors.empty() ? "" : "; ") + folder.errors;
        }
        if (const auto found = by_source_.find({source.name, day.name}); found != by_source_.end())
            put(row, found->second);
        put_note(row);
        return row;
    }

    const LedgerEntries& entries_;
    Time now_;
    std::map<std::tuple<std::string, std::string, std::string>, const storage::PollDay*> polls_;
    std::map<std::tuple<std::string, std::string, std::string>, Received> by_folder_;
    std::map<std::pair<std::string, std::string>, Received> by_source_;
};

}  // namespace

std::vector<LedgerDay> make_ledger(const LedgerEntries& entries, Time since, Time until, Time now)
{
    // Days before the first of anything would be empty.
    auto first = now;
    for (const auto& folder : entries.folders)
        first = std::min(first, folder.first_poll);
    for (const auto& source : entries.sources)
        first = std::min(first, source.watched_since);

    const LedgerMaker maker{entries, now};
    std::vector<LedgerDay> rows;
    const auto end = std::min(until, now + seconds{1});
    for (const auto& day : days_between(std::max(since, first), end))
        maker.add_day(day, rows);
    return rows;
}

}  // namespace advisory::ingest
