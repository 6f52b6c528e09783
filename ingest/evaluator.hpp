#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "ingest/live_inventory.hpp"
#include "ingest/raised_alerts.hpp"
#include "storage/advisory_store.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/outbox.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::ingest {

/// What an evaluation left in the store.
struct EvaluationResult {
    std::size_t matches = 0;  ///< Live matches of the advisory.
    std::size_t alerts = 0;   ///< New rows in the outbox.
    std::size_t kept = 0;     ///< Live matches that would be less grave if a person agreed.
};

/// Holds stored advisories against the registered inventory and keeps the verdicts and
/// the alerts that follow from them.
class Evaluator {
public:
    /// Keeps a reference: `db` must outlive it.
    Evaluator(storage::Database& db, Clock clock);

    /// Evaluates an advisory against the inventory of this moment. All its revisions count:
    /// the current one speaks, the others keep it from lowering what they raised
    /// (hold_verdicts); what a changed inventory would lower waits for a person (hold_lowered).
    /// Of very many revisions, as somebody may send who knows an id, the first and the last are
    /// compared: what only another one raised is not lowered either, and waits for a person.
    /// Does nothing for an id that is not stored. The caller holds the storage::Transaction.
    ///
    /// `cause`: what made it necessary, when it is not the notice itself.
    EvaluationResult evaluate(std::string_view advisory_id, std::string_view cause = {});

    /// Likewise of an advisory that was just added: nothing was said of it before, and what is
    /// stored of it need not be read again.
    EvaluationResult evaluate_added(const storage::StoredAdvisory& added);

    /// The inventory that it evaluates against, brought up to date.
    const LiveInventory& inventory();

private:
    /// What an evaluation starts from.
    struct Question {
        const storage::StoredAdvisory& current;
        const std::vector<storage::StoredMatch>& before;  ///< Live matches.
        std::string_view cause;
    };

    /// What the revisions come to.
    struct Found {
        std::vector<Match> matches;
        bool is_cut = false;  ///< Not all revisions were compared.
    };
    EvaluationResult keep(const Question& question, Found found);

    Found match_all(const storage::StoredAdvisory& current);
    std::vector<Match> match_revision(const storage::StoredAdvisory& stored) const;
    bool raise_alert(const Advisory& advisory,
                     const ProductStanding& standing,
                     std::string_view cause);
    bool has_agreed(const storage::StoredMatch& live, const storage::VerdictChange& change);

    storage::AdvisoryStore advisories_;
    storage::InventoryStore inventory_store_;
    storage::MatchStore matches_;
    storage::VerdictChangeStore changes_;
    storage::Outbox outbox_;
    LiveInventory inventory_;
    Clock clock_;
};

}  // namespace advisory::ingest
