#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace advisory::storage {

/// Literals as one, for SQL that several queries have in common.
template <std::size_t... Sizes>
consteval auto joined(const char (&... literals)[Sizes])
{
    std::array<char, (Sizes + ...) - sizeof...(Sizes) + 1> text{};
    auto* end = text.begin();
    ((end = std::copy_n(literals, Sizes - 1, end)), ...);
    return text;
}

}  // namespace advisory::storage
