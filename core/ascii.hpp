#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace advisory {

/// The value of a hexadecimal digit of either case; nothing for another byte.
constexpr std::optional<int> hexadecimal_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return std::nullopt;
}

/// The byte that "%2B" at the front of `text` stands for; nothing for anything else.
constexpr std::optional<char> percent_code(std::string_view text)
{
    if (text.size() < 3 || text[0] != '%')
        return std::nullopt;
    const auto high = hexadecimal_value(text[1]);
    const auto low = hexadecimal_value(text[2]);
    if (!high || !low)
        return std::nullopt;
    return static_cast<char>(*high * 16 + *low);
}

constexpr bool is_ascii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

/// ASCII only: no other letter of a purl or a CPE name has a case that counts.
constexpr char lower_case(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

inline std::string in_lower_case(std::string_view text)
{
    std::string lower{text};
    for (auto& byte : lower)
        byte = lower_case(byte);
    return lower;
}

/// Takes what stands before `mark` off the front of `text`, and the mark; all of it when there is
/// none.
constexpr std::string_view take_until(std::string_view& text, char mark)
{
    const auto end = text.find(mark);
    const auto taken = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return taken;
}

}  // namespace advisory
