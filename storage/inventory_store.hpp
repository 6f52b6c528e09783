#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// How many rows of an import were new, changed, and as they were.
struct ImportCounts {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;

    bool operator==(const ImportCounts&) const = default;
};

/// The file that an import came from; its bytes are kept.
struct InventoryDocument {
    std::string name;
    std::string sha256;
    std::string bytes;
    Time imported_at{};
};

/// The registered products, their components, where they are installed, and aliases.
class InventoryStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit InventoryStore(Database& db);

    /// Registers what a file holds and keeps the file. Rows are known again by
    /// (product_id, version), by product version and component identity (vendor, name,
    /// version, purl, cpe), and by (institution, product version, serial). A
    /// row whose other values changed keeps its row number, and its old values stay in
    /// the store. Rows that refer to a product version that is not
    /// registered must have been taken out with `unknown_products` before.
    ImportCounts import(const InventoryFile& file, const InventoryDocument& document);

    /// The rows of components and installations whose product version is registered
    /// neither in the store nor in the file itself: indexes into both lists.
    struct Unknown {
        std::vector<std::size_t> components;
        std::vector<std::size_t> installations;
    };
    Unknown unknown_products(const InventoryFile& file);

    std::vector<ProductVersion> products();
    std::vector<Component> components();
    std::vector<Component> components_of(std::int64_t product_row);
    std::vector<Installation> installations_of(std::int64_t product_row);

    /// Every version of a product; empty when the id is not registered.
    std::vector<ProductVersion> find(std::string_view product_id);

    /// Grows with every import that changed a row: what a match was made against.
    std::int64_t snapshot();

private:
    Database& db_;
};

}  // namespace advisory::storage
