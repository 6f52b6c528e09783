#pragma once

#include <optional>
#include <string_view>

#include "parsers/phrases/clauses.hpp"

namespace advisory::parsers::phrases {

/// Takes an interval as mathematicians and Maven write it: "[1.0, 2.0)", "(,2.0]".
/// Two versions in round brackets on both sides are a list, and not taken.
std::optional<Clause> take_interval_notation(Cursor& cursor, const Context& context);

/// A version range specifier, "vers:SCHEME/CONSTRAINTS" (the VERS specification of Package-URL).
struct VersText {
    std::string_view constraints;  ///< "<7.0.3" of "vers:all/<7.0.3".
    bool has_own_order = false;    ///< The scheme orders versions by rules of its own.
};

/// Empty when the text is no vers: SCHEME is lower-case letters, digits, '-' and '.', a letter
/// first.
std::optional<VersText> read_vers(std::string_view text);

}  // namespace advisory::parsers::phrases
