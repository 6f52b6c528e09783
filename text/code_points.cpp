#include "text/code_points.hpp"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf.h>
#include <unicode/utf8.h>

namespace advisory::text {

CodePoint any_code_point_at(std::string_view utf8, std::size_t at)
{
    constexpr char32_t replacement = 0xFFFD;
    constexpr std::size_t longest_sequence = 4;

    // ICU counts in int32_t; a window of one sequence keeps any text size possible.
    const auto window = utf8.substr(at, longest_sequence);
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(window.data());
    const auto length = static_cast<std::int32_t>(window.size());
    std::int32_t next = 0;
    UChar32 code = 0;
    // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): the macro is ICU's.
    U8_NEXT(bytes, next, length, code);

    return {
        .code = code < 0 ? replacement : static_cast<char32_t>(code),
        .is_ill_formed = code < 0,
        .bytes = window.substr(0, static_cast<std::size_t>(next)),
    };
}

void append_utf8(std::string& text, char32_t code)
{
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };

    if (code < 0x80) {
        text += byte(code);
    } else if (code < 0x800) {
        text += byte(0xC0 | (code >> 6));
        text += byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text += byte(0xE0 | (code >> 12));
        text += byte(0x80 | ((code >> 6) & 0x3F));
        text += byte(0x80 | (code & 0x3F));
    } else {
        text += byte(0xF0 | (code >> 18));
        text += byte(0x80 | ((code >> 12) & 0x3F));
        text += byte(0x80 | ((code >> 6) & 0x3F));
        text += byte(0x80 | (code & 0x3F));
    }
}

bool is_hidden(char32_t code)
{
    const auto point = static_cast<UChar32>(code);
    if (point >= 0x20 && point < 0x7F)
        return false;

    switch (u_charType(point)) {
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
        case U_SURROGATE:
            return true;
        default:
            break;
    }
    return u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           U_IS_UNICODE_NONCHAR(point);
}

}  // namespace advisory::text
