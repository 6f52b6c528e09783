#pragma once

#include <cstdint>

#include "core/match.hpp"
#include "storage/advisory_store.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "tests/storage/rows.hpp"

namespace advisory::test {

/// A store with two products of one component each, "P-1" and "P-2", and advisory "A-1".
struct MatchScene {
    MatchScene();

    [[nodiscard]] storage::Evaluation evaluation(Time made_at = at("2026-11-22")) const;

    /// The component of a product, affected.
    [[nodiscard]] Match match(const char* product = "P-1");

    storage::Database db = storage::Database::in_memory();
    storage::AdvisoryStore advisories{db};
    storage::InventoryStore inventory{db};
    storage::MatchStore matches{db};
    std::int64_t revision = 0;
};

}  // namespace advisory::test
