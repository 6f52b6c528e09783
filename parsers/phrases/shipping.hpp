#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "parsers/phrases/installation_condition.hpp"

namespace advisory::parsers::phrases {

/// Finds "2023年3月以前に出荷された製品", "製造日が 2022-06-30 以前", "shipped before March
/// 2023". Dates are no versions: they become ship_date qualifiers in ISO 8601, as exact
/// as they are given ("<=2023-03").
std::optional<InstallationCondition> find_shipping_condition(std::span<const Token> tokens,
                                                             std::string_view text);

}  // namespace advisory::parsers::phrases
