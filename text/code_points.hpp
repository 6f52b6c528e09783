#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace advisory::text {

/// One step through UTF-8. An ill-formed sequence comes out as one step too: the
/// longest piece that could have begun a character, or one byte.
struct CodePoint {
    char32_t code = 0;  ///< U+FFFD when ill-formed.
    bool is_ill_formed = false;
    std::string_view bytes;
};

/// As `code_point_at`, for any sequence.
CodePoint any_code_point_at(std::string_view utf8, std::size_t at);

/// The code point at byte `at` of `utf8`, which must lie inside.
inline CodePoint code_point_at(std::string_view utf8, std::size_t at)
{
    const auto byte = [utf8, at](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + i]));
    };
    const auto lead = byte(0);
    if (lead < 0x80)
        return {.code = lead, .is_ill_formed = false, .bytes = utf8.substr(at, 1)};

    // Kana and kanji: E1 to EC may be followed by any two trail bytes.
    const bool is_usual = lead > 0xE0 && lead < 0xED && utf8.size() - at > 2 &&
                          (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
    if (is_usual)
        return {.code = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU),
                .is_ill_formed = false,
                .bytes = utf8.substr(at, 3)};
    return any_code_point_at(utf8, at);
}

constexpr bool is_printable_ascii(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

void append_utf8(std::string& text, char32_t code);

/// True for what leaves no mark on a screen, or acts on it: controls, bidi
/// controls, zero-width and other ignorable characters, line separators,
/// non-characters. Newline and tab are among them, blanks are not.
bool is_hidden(char32_t code);

}  // namespace advisory::text
