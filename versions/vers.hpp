#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::versions {

/// Intervals in the vers notation, as in "vers:generic/>=2|<2.15.0".
///
/// Constraints stand in the order of their versions, each interval's pair together;
/// where no order exists, in the order given. Empty for no intervals. `status`
/// all gives "vers:generic/*". Characters that vers reserves are
/// percent-encoded only where the reading would be ambiguous (| , blank, %).
std::string format_vers(std::span<const Interval> intervals, PhraseStatus status);

/// Reads what format_vers wrote. Nothing when the text is not in that form; an
/// empty vector for "vers:generic/*" and for the empty text.
std::optional<std::vector<Interval>> read_vers(std::string_view text);

}  // namespace advisory::versions
