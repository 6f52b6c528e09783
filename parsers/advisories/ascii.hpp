#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace advisory::parsers {

// ASCII only: kana and kanji next to an id do not belong to it, so a word boundary in the sense
// of Unicode would miss "脆弱性CVE-2021-44228が".

constexpr bool is_ascii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

constexpr bool is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

constexpr char ascii_upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
}

constexpr char ascii_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

constexpr bool is_ascii_letter(char byte)
{
    return ascii_upper(byte) >= 'A' && ascii_upper(byte) <= 'Z';
}

constexpr bool is_ascii_alphanumeric(char byte)
{
    return is_ascii_digit(byte) || is_ascii_letter(byte);
}

constexpr std::size_t ascii_digits_at(std::string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && is_ascii_digit(text[digits]))
        ++digits;
    return digits;
}

/// Case of ASCII letters does not matter.
constexpr bool has_prefix(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() &&
           std::ranges::equal(text.substr(0, word.size()), word, {}, ascii_upper, ascii_upper);
}

/// The length of the first of `words` that `text` begins with; 0 when it is none of them.
template <class Words>
constexpr std::size_t length_of_any(std::string_view text, const Words& words)
{
    for (const std::string_view word : words) {
        if (has_prefix(text, word))
            return word.size();
    }
    return 0;
}

/// Where the first of `words` stands in `text`; its end when none does.
template <class Words>
constexpr std::size_t first_of(std::string_view text, const Words& words)
{
    auto first = text.size();
    for (const std::string_view word : words)
        first = std::min(first, text.find(word));
    return first;
}

}  // namespace advisory::parsers
