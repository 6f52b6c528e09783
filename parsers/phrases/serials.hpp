#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "parsers/phrases/installation_condition.hpp"

namespace advisory::parsers::phrases {

/// Finds "シリアルNo.の上5桁”24061”およびそれ以前". Serial numbers are no versions: the bounds
/// become qualifiers, what cannot be read is kept as a
/// condition in its own words, and "24031xxx" is a serial_prefix.
std::optional<InstallationCondition> find_serial_condition(std::span<const Token> tokens,
                                                           std::string_view text);

}  // namespace advisory::parsers::phrases
