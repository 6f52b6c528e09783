#pragma once

#include <cstdint>
#include <vector>

#include "core/affected_range.hpp"
#include "storage/connection.hpp"

namespace advisory::storage {

/// What an item says of the versions in a list of phrases: the members of AdvisoryItem.
enum class Section { affected, unaffected, fixed, superseded };

/// The version phrases of an item. Internal to storage.
///
/// Intervals are rows, not vers notation: vers sorts and joins them, and what was read
/// must come back as it was read.
void write_ranges(Connection& connection,
                  std::int64_t item,
                  Section section,
                  const std::vector<AffectedRange>& ranges);
std::vector<AffectedRange> read_ranges(Connection& connection, std::int64_t item, Section section);

}  // namespace advisory::storage
