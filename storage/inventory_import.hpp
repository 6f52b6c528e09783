#pragma once

#include <cstdint>
#include <vector>

#include "core/inventory.hpp"
#include "core/sbom.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_change.hpp"
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

    /// Lays a bill of materials beside the earlier ones of the product version, or in the place
    /// of those that `replaces` says. One whose bytes are there already changes nothing.
    void add(std::int64_t product_version, const Sbom& sbom, Replaces replaces);

    /// What it came to.
    [[nodiscard]] ImportCounts counts() const { return counts_; }

private:
    enum class ListedBy { file, sbom };

    std::int64_t add(std::int64_t product, const Component& component, ListedBy by);
    std::int64_t add_document(std::int64_t product, const Sbom& sbom);
    void add_claims(std::int64_t sbom, std::int64_t component, const Component& claimed);
    void add_findings(std::int64_t sbom, const std::vector<SbomFinding>& findings);
    void replace_earlier(std::int64_t product, std::int64_t sbom, const Sbom& now, Replaces which);
    void end_what_nothing_lists(std::int64_t product);
    bool register_again(Registered subject, std::int64_t row);
    void add_record_of(const ProductVersion& product, std::int64_t row);
    void add_record_of(const Installation& installation, std::int64_t row);

    Connection& connection_;
    std::int64_t document_ = 0;
    std::int64_t import_ = 0;
    InventoryChange change_;
    ImportCounts counts_;
};

}  // namespace advisory::storage
