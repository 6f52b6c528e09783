#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/phrases/reading.hpp"

namespace advisory::parsers::phrases {

/// A phrase divided into its product and its version part.
struct Division {
    std::span<const Token> product;  ///< Without the particles and marks behind it.
    std::vector<std::string> cves;   ///< Those that stand between the two.
    std::string condition;           ///< Of a bracket behind the product, or empty.
    Reading reading;
    std::size_t end = 0;     ///< Index of the first token that no rule took.
    bool is_every = false;   ///< "All" stood before the product.
    bool has_doubt = false;  ///< The place of the division itself is doubtful.
};

/// Divides the tokens where the rest reads as a version part: the first place where
/// all of it does without doubt, else the first where all of it does, else the first
/// where a range with an operator begins. Nothing when there is no such place.
std::optional<Division> divide(std::span<const Token> tokens, std::string_view text);

}  // namespace advisory::parsers::phrases
