#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/inventory.hpp"
#include "matching/inventory_index.hpp"
#include "matching/watch.hpp"
#include "storage/alias_store.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"
#include "storage/watch_store.hpp"

namespace advisory::ingest {

/// The registered inventory as notices are held against it: read once, and after a change
/// brought up to date with the product versions that changed. New aliases change what names
/// mean, so that after them all is read again.
class LiveInventory {
public:
    /// Keeps a reference: `db` must outlive it.
    explicit LiveInventory(storage::Database& db);

    /// Reads what changed since the last call. To be called before anything below.
    void refresh();

    [[nodiscard]] const matching::InventoryIndex& index() const { return *index_; }
    [[nodiscard]] const std::vector<storage::WatchedTerm>& watched() const { return watched_; }
    [[nodiscard]] const matching::WatchIndex& watch_index() const { return *watch_index_; }
    [[nodiscard]] std::int64_t snapshot() const { return snapshot_; }

private:
    void load();
    void put(matching::InventoryIndex& index, std::int64_t product_row);

    storage::InventoryStore inventory_;
    storage::AliasStore aliases_;
    storage::WatchStore watch_;
    std::optional<matching::InventoryIndex> index_;
    std::vector<storage::WatchedTerm> watched_;
    std::optional<matching::WatchIndex> watch_index_;
    std::int64_t snapshot_ = -1;
};

}  // namespace advisory::ingest
