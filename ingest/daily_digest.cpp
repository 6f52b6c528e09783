#include "ingest/daily_digest.hpp"

#include <fmt/format.h>

#include "alerting/daily_digest.hpp"
#include "storage/acknowledgements.hpp"
#include "storage/collection_ledger.hpp"
#include "storage/day_counts.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/outbox.hpp"
#include "storage/source_store.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::ingest {

namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::chrono::hours japan{9};  ///< Ahead of UTC, all the year.

/// The instant that the digest of this moment's day is due.
Time due_on_day_of(Time now, std::chrono::minutes at)
{
    return Time{floor<days>(now + japan)} - japan + at;
}

std::string id_of_day(Time when)
{
    return "DIGEST-" + storage::day_of(when);
}

/// What the digest before told of; a day before this one when there is none.
Time end_of_last(storage::Outbox& outbox, Time now)
{
    const auto last = outbox.last_of(event_digest);
    return last ? last->time : now - days{1};
}

}  // namespace

bool make_daily_digest(storage::Database& db, std::chrono::minutes at, Time now)
{
    storage::Outbox outbox{db};
    const auto id = id_of_day(now);
    if (now < due_on_day_of(now, at) || !outbox.history_of(id).empty())
        return false;

    const auto counts = storage::count_between(db, end_of_last(outbox, now), now);
    alerting::DailyFigures figures;
    figures.day = storage::day_of(now);
    figures.mails = counts.mails;
    figures.notices = counts.notices;
    figures.raised = counts.raised;
    figures.updated = counts.updated;
    figures.open = storage::Acknowledgements{db}.count_open();
    figures.waiting = storage::VerdictChangeStore{db}.count_waiting();
    for (const auto& source : storage::SourceStore{db}.list())
        if (source.silence && !source.watched_until)
            figures.silent.push_back(source.name);
    for (const auto& folder : storage::MailboxStore{db}.progress())
        if (folder.failures > 0)
            figures.failing.push_back(fmt::format("{}/{}", folder.mailbox, folder.folder));

    Alert alert;
    alert.time = now;
    alert.event = event_digest;
    alert.alert_id = id;
    alert.figures = write_figures(figures);
    alert.title = summary_of(figures, alerting::Language::english);
    storage::Transaction transaction{db};
    outbox.add(alert);
    transaction.commit();
    return true;
}

}  // namespace advisory::ingest
