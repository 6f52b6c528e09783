#pragma once

#include <optional>
#include <string_view>

#include "parsers/phrases/clauses.hpp"

namespace advisory::parsers::phrases {

/// Takes an interval as mathematicians and Maven write it: "[1.0, 2.0)", "(,2.0]".
/// Two versions in round brackets on both sides are a list, and not taken.
std::optional<Clause> take_interval_notation(Cursor& cursor, const Context& context);

/// What a vers says behind its scheme: "<7.0.3" of "vers:all/<7.0.3". The text itself
/// when it is no vers.
std::string_view without_vers_scheme(std::string_view text);

}  // namespace advisory::parsers::phrases
