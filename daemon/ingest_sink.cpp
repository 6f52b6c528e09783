#include "daemon/ingest_sink.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "daemon/log.hpp"

namespace advisory::daemon {

namespace {

void report(std::string_view mailbox, const ingest::Outcome& outcome)
{
    const bool is_unread = outcome.kind == Kind::unknown;
    const auto name = name_of(outcome.kind);
    if (outcome.arrival == storage::Arrival::already_known) {
        log(Level::info,
            "mail.repeated",
            {{"mailbox", mailbox}, {"advisory", outcome.advisory_id}});
        return;
    }
    log(is_unread ? Level::notice : Level::info,
        is_unread ? "mail.unread" : "advisory.stored",
        {{"mailbox", mailbox},
         {"advisory", outcome.advisory_id},
         {"kind", name},
         {"matches", fmt::to_string(outcome.matches)},
         {"alerts", fmt::to_string(outcome.alerts)}});
}

}  // namespace

IngestSink::IngestSink(std::string mailbox, Parts parts)
    : mailbox_{std::move(mailbox)}, parts_{std::move(parts)}, mailboxes_{parts_.db}
{}

storage::Cursor IngestSink::cursor_of(std::string_view folder)
{
    return mailboxes_.cursor_of(mailbox_, folder);
}

void IngestSink::take(TakenMails taken)
{
    std::vector<ingest::Outcome> outcomes;
    std::size_t alerts = 0;

    storage::Transaction transaction{parts_.db};
    for (const auto& mail : taken.mails) {
        outcomes.push_back(parts_.ingest.take(mail));
        alerts += outcomes.back().alerts;
    }
    mailboxes_.move_cursor(mailbox_, taken.folder, taken.cursor);
    mailboxes_.record_backlog(mailbox_, taken.folder, static_cast<std::int64_t>(taken.backlog));
    transaction.commit();

    for (const auto& outcome : outcomes)
        report(mailbox_, outcome);
    if (alerts > 0)
        parts_.on_alerts();
}

void IngestSink::folder_done(std::string_view folder, storage::Cursor cursor)
{
    storage::Transaction transaction{parts_.db};
    mailboxes_.move_cursor(mailbox_, folder, cursor);
    mailboxes_.record_backlog(mailbox_, folder, 0);
    mailboxes_.record_success(mailbox_, folder, parts_.clock());
    transaction.commit();
    log(Level::info,
        "poll.done",
        {{"mailbox", mailbox_}, {"folder", folder}, {"last_uid", fmt::to_string(cursor.last_uid)}});
}

void IngestSink::folder_failed(std::string_view folder, const Error& error)
{
    storage::Transaction transaction{parts_.db};
    mailboxes_.record_failure(mailbox_, folder, error.message, parts_.clock());
    transaction.commit();
    log(Level::error,
        "poll.failed",
        {{"mailbox", mailbox_},
         {"folder", folder},
         {"error", error.message},
         {"remedy", error.hint}});
}

}  // namespace advisory::daemon
