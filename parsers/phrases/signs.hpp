#pragma once

#include <string_view>

#include "parsers/phrases/tokens.hpp"

namespace advisory::parsers::phrases {

/// A mark that is a token of its own.
struct Sign {
    std::string_view written;  ///< Empty when no sign stands there.
    Token::Kind kind = Token::Kind::text;
    std::string_view meant;  ///< Of a comparison, "<="; empty otherwise.
};

/// The longest sign at the front of a normalised text.
Sign sign_at(std::string_view text);

}  // namespace advisory::parsers::phrases
