#include "ingest/ingest.hpp"

#include <utility>

#include "ingest/own_alerts.hpp"

namespace advisory::ingest {

namespace {

// Kept with each revision; grows when the reading of notices changes.
constexpr std::string_view parser_version = "parsers-5";

}  // namespace

Ingest::Ingest(storage::Database& db,
               Evaluator& evaluator,
               Clock clock,
               Hints hints,
               std::vector<MailSource> sources)
    : messages_{db},
      advisories_{db},
      outbox_{db},
      evaluator_{evaluator},
      watch_{db, std::move(sources)},
      clock_{std::move(clock)},
      hints_{std::move(hints)}
{}

void Ingest::configure(Hints hints, std::vector<MailSource> sources)
{
    hints_ = std::move(hints);
    watch_.configure(std::move(sources));
}

Outcome Ingest::take(const RawMail& raw)
{
    return keep(read_mail(raw, hints_));
}

Outcome Ingest::keep(ReadMail read)
{
    if (is_own_alert(read.mail, outbox_))
        disarm(read);

    Outcome outcome;
    outcome.sha256 = std::move(read.sha256);
    outcome.advisory_id = read.advisory.id;
    outcome.kind = read.advisory.kind;

    const auto now = clock_();
    const auto message = messages_.save(read.raw, outcome.sha256, read.advisory.authenticity, now);
    outcome.message = message.saved;
    outcome.alerts = watch_.take(
        {.raw = read.raw, .mail = read.mail, .advisory = read.advisory, .message = message.row},
        now);
    if (outcome.message == storage::Saved::already_known) {
        // Its advisory was committed with it: only the receipt is new.
        outcome.arrival = storage::Arrival::already_known;
        return outcome;
    }

    storage::StoredAdvisory stored;
    stored.advisory = std::move(read.advisory);
    stored.text = std::move(read.mail.text);
    stored.message_sha256 = outcome.sha256;
    stored.parser = parser_version;
    stored.received_at = now;
    const auto saved = advisories_.save(stored);
    outcome.arrival = saved.arrival;
    if (outcome.arrival == storage::Arrival::already_known)
        return outcome;

    stored.row = saved.advisory;
    stored.revision = saved.revision;
    const auto result = outcome.arrival == storage::Arrival::added
                            ? evaluator_.evaluate_added(stored)
                            : evaluator_.evaluate(outcome.advisory_id);
    outcome.matches = result.matches;
    outcome.alerts += result.alerts;
    return outcome;
}

}  // namespace advisory::ingest
