#pragma once

#include <span>
#include <string>
#include <string_view>

namespace advisory::trust {

/// Two lower-case hexadecimal digits a byte. This header is for this folder only.
inline std::string hex(std::span<const unsigned char> bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const auto byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

}  // namespace advisory::trust
