#pragma once

namespace advisory::parsers {

// ASCII only: kana and kanji next to an id do not belong to it, so a word boundary in the sense
// of Unicode would miss "脆弱性CVE-2021-44228が".

constexpr bool is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

constexpr char ascii_upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
}

constexpr bool is_ascii_letter(char byte)
{
    return ascii_upper(byte) >= 'A' && ascii_upper(byte) <= 'Z';
}

constexpr bool is_ascii_alphanumeric(char byte)
{
    return is_ascii_digit(byte) || is_ascii_letter(byte);
}

}  // namespace advisory::parsers
