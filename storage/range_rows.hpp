#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "storage/connection.hpp"

namespace advisory::storage {

/// The version phrases of an item, by section: "affected", "unaffected" or "fixed".
/// Internal to storage.
///
/// Intervals are rows, not vers notation: vers sorts and joins them, and what was read
/// must come back as it was read.
void write_ranges(Connection& connection,
                  std::int64_t item,
                  std::string_view section,
                  const std::vector<AffectedRange>& ranges);
std::vector<AffectedRange> read_ranges(Connection& connection,
                                       std::int64_t item,
                                       std::string_view section);

}  // namespace advisory::storage
