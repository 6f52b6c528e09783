#pragma once

#include <optional>
#include <string_view>

#include "parsers/phrases/bounds.hpp"

namespace advisory::parsers::phrases {

/// Takes what stands behind a version and bounds it: 以前, およびそれ以降, "and earlier",
/// "(以前)", "から 2.0 まで", "to 2.0", "< 2.0". Nothing when nothing of that kind is there.
std::optional<Clause> take_bounded(Cursor& cursor, const Context& context, const Term& term);

/// Takes the upper end of a range and makes one range of it and `low`. A bare version
/// ends the range as `bare_edge` says.
std::optional<Clause> close_range(Cursor& cursor,
                                  const Context& context,
                                  Clause low,
                                  Edge bare_edge);

}  // namespace advisory::parsers::phrases
