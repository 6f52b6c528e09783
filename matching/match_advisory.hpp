#pragma once

#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "core/match.hpp"
#include "matching/inventory_index.hpp"

namespace advisory::matching {

/// Name and version of the rules below; kept with every evaluation.
std::string_view rules();

/// Holds an advisory against the inventory.
///
/// One match for each (item, CVE scope, component of a product version) whose identity
/// is at least possible. `affected` and `not_affected` need a certain identity, a
/// certain version and a range that was read whole; anything less is `review`, and
/// `Match::evidence` says what was compared and what a person should find out.
/// Nothing in the result means that no name of the advisory is in the inventory.
std::vector<Match> match_advisory(const Advisory& advisory, const InventoryIndex& inventory);

}  // namespace advisory::matching
