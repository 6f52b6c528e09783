#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/affected_range.hpp"
#include "parsers/phrases/terms.hpp"

namespace advisory::parsers::phrases {

/// A condition on serial numbers, and where it stands among the tokens it was found in.
struct SerialCondition {
    std::size_t begin = 0;  ///< Index of its first token.
    std::vector<Qualifier> qualifiers;
};

/// Finds "シリアルNo.の上5桁”24061”およびそれ以前". Serial numbers are no versions: the bounds
/// become qualifiers, and what cannot be read is kept as a condition in its own words.
std::optional<SerialCondition> find_serial_condition(std::span<const Token> tokens,
                                                     std::string_view text);

}  // namespace advisory::parsers::phrases
