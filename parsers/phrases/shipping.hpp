#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "parsers/phrases/tokens.hpp"

namespace advisory::parsers::phrases {

/// A condition on the date of shipping or making, and where it stands among the tokens.
struct ShippingCondition {
    std::size_t begin = 0;  ///< Index of its first token.
    std::size_t end = 0;    ///< Index behind its last token.
    std::vector<Qualifier> qualifiers;
};

/// Finds "2023年3月以前に出荷された製品", "製造日が 2022-06-30 以前", "shipped before March
/// 2023". Dates are no versions: they become ship_date qualifiers in ISO 8601, as exact
/// as they are given ("<=2023-03").
std::optional<ShippingCondition> find_shipping_condition(std::span<const Token> tokens,
                                                         std::string_view text);

}  // namespace advisory::parsers::phrases
