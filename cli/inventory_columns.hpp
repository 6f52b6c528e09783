#pragma once

#include <vector>

#include "cli/record.hpp"
#include "core/inventory.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

/// The columns of each list. Their names are those that `inventory import` reads, so that
/// what was listed as CSV can be imported.
const std::vector<Column>& product_columns();
const std::vector<Column>& component_columns();
const std::vector<Column>& installation_columns();

/// Bills of materials: looked at only, never imported from a list.
const std::vector<Column>& sbom_columns();

Row row_of(const ProductVersion& product);
Row row_of(const Component& component);
Row row_of(const Installation& installation);
Row row_of(const ProductVersion& product, const storage::InventoryStore::KeptSbom& sbom);

}  // namespace advisory::cli
