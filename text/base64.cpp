#include "text/base64.hpp"

#include <cstddef>

namespace advisory::text {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t group_bytes = 3;
    constexpr std::size_t group_digits = 4;

    std::string text;
    text.reserve((bytes.size() + group_bytes - 1) / group_bytes * group_digits);
    for (std::size_t at = 0; at < bytes.size(); at += group_bytes) {
        const auto group = bytes.substr(at, group_bytes);
        unsigned bits = 0;
        for (std::size_t i = 0; i < group_bytes; ++i)
            bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        for (std::size_t i = 0; i < group_digits; ++i)
            text += i <= group.size() ? alphabet[bits >> (18U - 6U * i) & 0x3fU] : '=';
    }
    return text;
}

}  // namespace advisory::text
