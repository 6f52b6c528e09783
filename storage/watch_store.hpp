#pragma once

#include <cstdint>
#include <vector>

#include "core/inventory.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::storage {

/// A term that is watched for, and the product version that stands for it in matches: product
/// id "watch:TERM", no version, no components.
struct WatchedTerm {
    WatchTerm term;
    ProductVersion product;
};

/// The names to watch for though no such product is registered. Each change makes the next
/// inventory snapshot.
class WatchStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit WatchStore(Database& db);

    /// Those in force, in the order in which they were added.
    std::vector<WatchedTerm> list();

    /// Adds a term and answers its row; the row of the same term when it is there, which is in
    /// force again if it was not. `document`: the record of who asked for it.
    std::int64_t add(const WatchTerm& term, const InventoryDocument& document);

    /// Ends one. What was found for it stays; ending it twice is no fault.
    void remove(std::int64_t row, std::string_view who, Time when);

private:
    Database& db_;
};

}  // namespace advisory::storage
