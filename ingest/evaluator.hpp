#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

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

    /// Evaluates the current revision of an advisory against the inventory of this moment.
    ///
    /// A verdict is never lowered by a notice alone: what an earlier revision raised stays,
    /// with SOURCE_CONFLICT, until a person decides. A changed inventory may lower it. The
    /// caller holds the storage::Transaction.
    EvaluationResult evaluate(const storage::StoredAdvisory& stored);

private:
    void refresh_inventory();

    storage::InventoryStore inventory_store_;
    storage::MatchStore matches_;
    storage::Outbox outbox_;
    Clock clock_;
    std::optional<matching::InventoryIndex> index_;
    std::int64_t snapshot_ = -1;  ///< Of index_; -1 while there is none.
};

}  // namespace advisory::ingest
