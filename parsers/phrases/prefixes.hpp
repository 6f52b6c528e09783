#pragma once

#include <optional>

#include "parsers/phrases/clauses.hpp"

namespace advisory::parsers::phrases {

/// Takes a range whose first word says what it is: "prior to 2.0", "from 1.0 to 2.0",
/// ">= 1.0", "~2.0". The cursor is anywhere when nothing is returned.
std::optional<Clause> take_prefixed(Cursor& cursor, const Context& context);

/// Takes a range that has a bound, whether its words stand before or behind the version.
std::optional<Clause> take_bounded_term(Cursor& cursor, const Context& context);

}  // namespace advisory::parsers::phrases
