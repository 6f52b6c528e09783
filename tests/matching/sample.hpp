#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "core/inventory.hpp"
#include "core/match.hpp"
#include "matching/inventory_index.hpp"

namespace advisory::test {

/// A component of the one product that `index_of` registers.
Component component(std::string_view vendor,
                    std::string_view name,
                    std::string_view version,
                    std::string_view purl = {},
                    std::string_view cpe = {});

/// An inventory of one product, "Monitor" 1.0 of "Sample", with these components.
matching::InventoryIndex index_of(std::vector<Component> components);

/// An inventory of one product without components.
matching::InventoryIndex index_of(const ProductVersion& product);

/// That product with these components.
matching::RegisteredProduct registered(std::vector<Component> components);

/// An inventory of one product version with all that is in it.
matching::InventoryIndex index_of(const matching::RegisteredProduct& registered,
                                  const std::vector<Alias>& aliases = {});

/// An advisory with one item whose affected phrases are read as a notice writes them.
Advisory notice(const std::vector<std::string>& phrases, std::vector<std::string> cves = {});

/// The phrase as the grammar reads it.
AffectedRange range(std::string_view phrase);

}  // namespace advisory::test
