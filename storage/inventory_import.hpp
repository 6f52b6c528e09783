#pragma once

#include <cstdint>

#include "core/inventory.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::storage {

/// One import of an inventory file: knows rows again by their keys, adds what is new,
/// and lays a new record over a row whose other values changed. Internal to storage.
class InventoryImport {
public:
    /// Keeps the document. `connection` must outlive the import.
    InventoryImport(Connection& connection, const InventoryDocument& document);

    /// Products come first: components and installations refer to them.
    void add(const ProductVersion& product);
    void add(const Component& component);
    void add(const Installation& installation);

    /// Makes the next snapshot when a row was added or changed.
    ImportCounts finish();

private:
    void add_record_of(const ProductVersion& product, std::int64_t row);
    void add_record_of(const Installation& installation, std::int64_t row);

    Connection& connection_;
    std::int64_t import_ = 0;
    Time imported_at_;
    ImportCounts counts_;
};

}  // namespace advisory::storage
