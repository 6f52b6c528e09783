#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "ingest/evaluator.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"

namespace advisory::ingest {

/// Holds stored advisories against the inventory of today, a batch at a time, so that another
/// program can write between two of them and an end in the middle loses nothing: what was not
/// reached is still outdated.
class Reevaluation {
public:
    using Which = storage::MatchStore::Which;

    /// `outdated`: only what was evaluated by other rules or against another inventory. Keeps
    /// references: `db` and `evaluator` must outlive it.
    Reevaluation(storage::Database& db, Evaluator& evaluator, Which which);

    struct Progress {
        std::size_t advisories = 0;  ///< Evaluated so far.
        std::size_t all = 0;         ///< To be evaluated when it began.
        std::size_t matches = 0;     ///< Live ones of those advisories.
        std::size_t alerts = 0;      ///< New rows in the outbox.
        std::size_t kept = 0;        ///< Verdicts that wait for a person.
    };

    /// Evaluates at most `most` advisories in one transaction. False when none is left.
    bool step(std::size_t most = 50);

    [[nodiscard]] const Progress& progress() const { return progress_; }

private:
    std::string cause_of(const storage::MatchStore::LastEvaluation& last);

    storage::Database& db_;
    Evaluator& evaluator_;
    storage::MatchStore matches_;
    storage::InventoryStore inventory_;
    Which which_;
    std::int64_t last_ = 0;                       ///< Row of the advisory that was evaluated last.
    std::map<std::int64_t, std::string> causes_;  ///< By the snapshot of the last evaluation.
    Progress progress_;
};

/// Why an advisory is evaluated again that was evaluated so: what changed since, "rules-5" when
/// the rules did; "rematch" when nothing did.
std::string cause_of(const storage::MatchStore::LastEvaluation& last,
                     storage::InventoryStore& inventory);

/// How many stored advisories were evaluated last by other rules or against another inventory
/// than today's.
std::int64_t count_outdated(storage::Database& db);

}  // namespace advisory::ingest
