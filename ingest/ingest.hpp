#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/hints.hpp"
#include "core/mail.hpp"
#include "core/mail_source.hpp"
#include "core/time.hpp"
#include "ingest/evaluator.hpp"
#include "ingest/read_mail.hpp"
#include "ingest/source_watch.hpp"
#include "storage/advisory_store.hpp"
#include "storage/database.hpp"
#include "storage/message_store.hpp"
#include "storage/outbox.hpp"

namespace advisory::ingest {

/// What became of one mail.
struct Outcome {
    storage::Saved message = storage::Saved::added;
    std::string sha256;
    std::string advisory_id;
    Kind kind = Kind::unknown;
    storage::Arrival arrival = storage::Arrival::added;
    std::size_t matches = 0;  ///< Live matches of the advisory afterwards.
    std::size_t alerts = 0;   ///< New rows in the outbox.
};

/// Takes a mail to its end: original bytes and receipt, authenticity, decoding, advisory
/// with its revision, verdicts, alerts.
///
/// No I/O but the store, no threads. Bad mail never fails: it is kept and listed as
/// kind `unknown`. Throws StorageError when the store gives way.
class Ingest {
public:
    /// Keeps references: `db` and `evaluator` must outlive it. `sources` are those that a
    /// SourceWatch has begun with; none for a back-fill.
    Ingest(storage::Database& db,
           Evaluator& evaluator,
           Clock clock,
           Hints hints = {},
           std::vector<MailSource> sources = {});

    /// Takes a mail in. The caller holds the storage::Transaction, so that a batch and
    /// its cursor are committed together.
    Outcome take(const RawMail& mail);

    /// The second half of it, for a mail that was read elsewhere.
    Outcome keep(ReadMail read);

    /// Reads and watches with these from now on; see the constructor.
    void configure(Hints hints, std::vector<MailSource> sources);

    /// What mails are to be read with.
    [[nodiscard]] const Hints& hints() const { return hints_; }

private:
    storage::MessageStore messages_;
    storage::AdvisoryStore advisories_;
    storage::Outbox outbox_;
    Evaluator& evaluator_;
    SourceWatch watch_;
    Clock clock_;
    Hints hints_;
};

}  // namespace advisory::ingest
