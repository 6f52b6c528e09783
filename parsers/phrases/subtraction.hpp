#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::parsers::phrases {

/// Whether two intervals have a version in common; nothing when their ends have no order.
std::optional<bool> share_versions(const Interval& left, const Interval& right);

/// What is left of `interval` without `exceptions`. An interval without both ends
/// means every version here.
///
/// Nothing when the words must have meant something else: two of the versions have no order,
/// an exception takes nothing away or the exceptions everything ("7.1.x except <8"), two of
/// them overlap, or one with two ends reaches beyond the interval ("0 to 2.0 except 1 to 9.7").
std::optional<std::vector<Interval>> subtract(const Interval& interval,
                                              std::span<const Interval> exceptions);

}  // namespace advisory::parsers::phrases
