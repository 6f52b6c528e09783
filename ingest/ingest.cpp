#include "ingest/ingest.hpp"

#include "ingest/naming.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "trust/sha256.hpp"

namespace advisory::ingest {

namespace {

// Kept with each revision; grows when the reading of notices changes.
constexpr std::string_view parser_version = "parsers-4";

struct ReadMail {
    Mail mail;
    Advisory advisory;
};

ReadMail read(const RawMail& raw, std::string_view sha256, const Hints& hints)
{
    ReadMail read;
    read.mail = parsers::decode_mail(raw.bytes);
    read.advisory = parsers::read_advisory(read.mail, hints);

    if (read.advisory.id.empty())
        read.advisory.id = mail_id(sha256);
    // Matches hang on items: a notice that names nothing may still hold a term that is watched.
    if (read.advisory.items.empty())
        read.advisory.items.emplace_back().title = read.advisory.title;
    if (!raw.is_complete)
        read.advisory.warnings.emplace_back(
            "the mail is over the size limit: only its header was taken from the server");
    return read;
}

}  // namespace

Ingest::Ingest(storage::Database& db, Evaluator& evaluator, Clock clock, Hints hints)
    : messages_{db},
      advisories_{db},
      evaluator_{evaluator},
      clock_{std::move(clock)},
      hints_{std::move(hints)}
{}

Outcome Ingest::take(const RawMail& raw)
{
    Outcome outcome;
    outcome.sha256 = trust::sha256_hex(raw.bytes);
    auto [mail, advisory] = read(raw, outcome.sha256, hints_);
    outcome.advisory_id = advisory.id;
    outcome.kind = advisory.kind;

    const auto now = clock_();
    outcome.message = messages_.save(raw, outcome.sha256, advisory.authenticity, now).saved;
    if (outcome.message == storage::Saved::already_known) {
        // Its advisory was committed with it: only the receipt is new.
        outcome.arrival = storage::Arrival::already_known;
        return outcome;
    }

    storage::StoredAdvisory stored;
    stored.advisory = std::move(advisory);
    stored.text = std::move(mail.text);
    stored.message_sha256 = outcome.sha256;
    stored.parser = parser_version;
    stored.received_at = now;
    outcome.arrival = advisories_.save(stored).arrival;
    if (outcome.arrival == storage::Arrival::already_known)
        return outcome;

    const auto result = evaluator_.evaluate(outcome.advisory_id);
    outcome.matches = result.matches;
    outcome.alerts = result.alerts;
    return outcome;
}

}  // namespace advisory::ingest
