#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ingest/evaluator.hpp"
#include "storage/advisory_store.hpp"
#include "storage/alias_store.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/outbox.hpp"
#include "storage/verdict_change_store.hpp"
#include "storage/watch_store.hpp"

namespace advisory::test {

/// A store in memory with what is written to it on the way from an inventory to an alert.
class StoreScene {
public:
    using Parts = std::vector<std::pair<std::string, std::string>>;  ///< Names and versions.

    /// Keeps a synthetic notice with one item of this phrase, as if it had arrived by mail.
    void add_notice(const std::string& id, std::string_view phrase, std::string text = {});

    /// Imports a bill of materials "NAME.json" of version 1.0 of a product in place of earlier
    /// ones.
    void import_bill(const std::string& product, const Parts& parts, const std::string& name);

    /// Adds "ALIAS = CANONICAL" for products of any maker.
    std::int64_t add_alias(std::string alias, std::string canonical);

    ingest::EvaluationResult evaluate(std::string_view id, std::string_view cause = {});

    /// Row of version 1.0 of a registered product.
    std::int64_t product(std::string_view id) { return inventory.find(id).at(0).row; }

    /// "PRODUCT COMPONENT VERDICT" of each live match.
    std::vector<std::string> verdicts(std::string_view advisory);

    /// "EVENT PRODUCT: CAUSE" of each alert, oldest first.
    std::vector<std::string> alerts();

    Time now{std::chrono::seconds{1'796'000'000}};
    storage::Database db = storage::Database::in_memory();
    storage::AdvisoryStore advisories{db};
    storage::InventoryStore inventory{db};
    storage::AliasStore aliases{db};
    storage::WatchStore watch{db};
    storage::MatchStore matches{db};
    storage::VerdictChangeStore changes{db};
    storage::Outbox outbox{db};
    ingest::Evaluator evaluator{db, [this] { return now; }};
};

}  // namespace advisory::test
