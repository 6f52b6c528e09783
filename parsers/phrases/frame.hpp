#pragma once

#include <cstddef>
#include <span>

#include "parsers/phrases/tokens.hpp"

namespace advisory::parsers::phrases {

/// The index of the bracket that closes the first one; the number of tokens when none does.
std::size_t closing_bracket(std::span<const Token> tokens);

/// Without what only sets a phrase off: "- Foo", "・Foo", "(1) Foo", "(Foo 1.0 以前)".
std::span<const Token> without_frame(std::span<const Token> tokens);

}  // namespace advisory::parsers::phrases
