#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "matching/inventory_index.hpp"
#include "storage/advisory_store.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/outbox.hpp"

namespace advisory::ingest {

/// What an evaluation left in the store.
struct EvaluationResult {
    std::size_t matches = 0;  ///< Live matches of the advisory.
    std::size_t alerts = 0;   ///< New rows in the outbox.
};

/// Holds stored advisories against the registered inventory and keeps the verdicts and
/// the alerts that follow from them.
class Evaluator {
public:
    /// Keeps a reference: `db` must outlive it.
    Evaluator(storage::Database& db, Clock clock);

    /// Evaluates an advisory against the inventory of this moment. All its revisions count:
    /// the current one speaks, the others keep it from lowering what they raised (see
    /// hold_verdicts). Does nothing for an id that is not stored. The caller holds the
    /// storage::Transaction.
    EvaluationResult evaluate(std::string_view advisory_id);

private:
    void refresh_inventory();
    std::vector<Match> match_all(const storage::StoredAdvisory& current);
    std::size_t raise_alerts(const Advisory& advisory,
                             const std::vector<Match>& matches,
                             const std::vector<storage::StoredMatch>& before);

    storage::AdvisoryStore advisories_;
    storage::InventoryStore inventory_store_;
    storage::MatchStore matches_;
    storage::Outbox outbox_;
    Clock clock_;
    std::optional<matching::InventoryIndex> index_;
    std::int64_t snapshot_ = -1;  ///< Of index_; -1 while there is none.
};

}  // namespace advisory::ingest
