#include "ingest/live_inventory.hpp"

#include <utility>

namespace advisory::ingest {

LiveInventory::LiveInventory(storage::Database& db) : inventory_{db}, aliases_{db}, watch_{db} {}

void LiveInventory::refresh()
{
    const auto snapshot = inventory_.snapshot();
    if (index_ && snapshot == snapshot_)
        return;

    const auto changes =
        index_
            ? inventory_.changes_since(snapshot_)
            : storage::InventoryStore::Changes{.has_new_names = true, .products = {}, .cause = {}};
    if (changes.has_new_names) {
        load();
    } else {
        index_->know_vendors(inventory_.vendors());
        for (const auto row : changes.products)
            put(*index_, row);
    }
    snapshot_ = snapshot;
}

/// All or nothing: after a failure the next refresh must not take half an inventory for whole.
void LiveInventory::load()
{
    matching::InventoryIndex index{aliases_.list()};
    index.know_vendors(inventory_.vendors());
    inventory_.visit_software([&](const Component& component) { index.expect(component); });
    for (const auto& product : inventory_.products())
        put(index, product.row);

    auto watched = watch_.list();
    std::vector<WatchTerm> terms;
    for (const auto& [term, product] : watched)
        terms.push_back(term);
    watch_index_.emplace(terms);
    watched_ = std::move(watched);
    index_.emplace(std::move(index));
}

void LiveInventory::put(matching::InventoryIndex& index, std::int64_t product_row)
{
    auto product = inventory_.product(product_row);
    if (!product) {
        index.remove(product_row);
        return;
    }
    index.put({
        .product = *std::move(product),
        .components = inventory_.components_of(product_row),
        .installations = inventory_.installations_of(product_row),
    });
}

}  // namespace advisory::ingest
