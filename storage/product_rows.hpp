#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/inventory.hpp"
#include "storage/query.hpp"

namespace advisory::storage {

/// Reads what is left of a query. Internal to storage. The columns, in this order:
/// id, product_id, version, product_name, model, vendor, lifecycle, jmdn_class,
/// approval_no, retention_class, least_severity.
std::vector<ProductVersion> read_products(Query& query);

/// Likewise: id, product_id, product_version, vendor, name, version, purl, cpe.
std::vector<Component> read_components(Query& query);

/// A product version or component that is or once was registered; all empty for any other row.
ProductVersion known_product(Connection& connection, std::int64_t row);
Component known_component(Connection& connection, std::int64_t row);

/// The row of a product version; nothing when it is not registered.
std::optional<std::int64_t> product_version_row(Connection& connection,
                                                std::string_view product_id,
                                                std::string_view version);

}  // namespace advisory::storage
