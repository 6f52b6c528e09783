#pragma once

#include <string>
#include <string_view>

#include "cli/console.hpp"
#include "core/result.hpp"
#include "core/sbom.hpp"
#include "storage/database.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

/// Which product version a bill of materials is of, and what it takes the place of.
struct SbomTarget {
    std::string product_id;       ///< Empty: the registered one that the bill names.
    std::string product_version;  ///< Empty: the one that the bill names, or the only one.
    storage::Replaces replaces = storage::Replaces::same_subject;
};

/// The product version that a bill of materials belongs to. Without a product id it is the one
/// registered product version whose id or name is that of the bill's subject; fails with
/// Errc::not_found when there is none, or more than one. With one it need not be registered, but
/// its version must be clear.
Result<ProductVersion> product_of(const Sbom& sbom,
                                  const SbomTarget& target,
                                  storage::InventoryStore& store);

/// Reads a bill of materials and tells on the error stream how far it is when that takes long.
Result<Sbom> read_bill(std::string_view bytes, Console& console);

/// Names every finding with its place on the error stream, as `FILE: PLACE: component: reason`.
void print_findings(Console& console, const std::string& file, const Sbom& sbom);

}  // namespace advisory::cli
