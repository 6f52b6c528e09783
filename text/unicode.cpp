#include "text/unicode.hpp"

#include <cstddef>
#include <cstdint>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "text/code_points.hpp"

namespace advisory::text {

namespace {

std::size_t width_of(char32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return 1;
    // Most of the rest of a Japanese notice.
    const bool is_kana =
        (code >= U'\u3041' && code <= U'\u3096') || (code >= U'\u30A1' && code <= U'\u30FE');
    if (is_kana || (code >= U'\u4E00' && code <= U'\u9FFF'))
        return 2;

    const auto point = static_cast<UChar32>(code);
    switch (u_charType(point)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
            return 0;
        default:
            break;
    }
    // The vowels and final consonants of decomposed Hangul join their syllable.
    if (code >= U'\u1160' && code <= U'\u11FF')
        return 0;

    const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string escape_of(const CodePoint& point)
{
    if (point.is_ill_formed) {
        std::string escape;
        for (const char byte : point.bytes)
            escape += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
        return escape;
    }

    switch (point.code) {
        case U'\n':
            return "\\n";
        case U'\t':
            return "\\t";
        case U'\r':
            return "\\r";
        default:
            break;
    }
    const auto code = static_cast<std::uint32_t>(point.code);
    return code < 0x80 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{{{:x}}}", code);
}

enum class Layout { line, block };

std::string made_printable(std::string_view utf8, Layout layout)
{
    std::string shown;
    shown.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto point = code_point_at(utf8, at);
        at += point.bytes.size();

        if (layout == Layout::block && point.code == U'\n')
            shown += '\n';
        else if (layout == Layout::block && point.code == U'\t')
            shown += ' ';
        else if (point.is_ill_formed || is_hidden(point.code))
            shown += escape_of(point);
        else
            shown += point.bytes;
    }
    return shown;
}

}  // namespace

bool is_utf8(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const auto point = code_point_at(utf8, at);
        if (point.is_ill_formed)
            return false;
        at += point.bytes.size();
    }
    return true;
}

std::size_t display_width(std::string_view utf8)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        if (is_printable_ascii(utf8[at])) {
            ++at;
            ++width;
            continue;
        }
        const auto point = code_point_at(utf8, at);
        at += point.bytes.size();
        width += width_of(point.code);
    }
    return width;
}

std::string shorten(std::string_view utf8, std::size_t width)
{
    constexpr std::string_view ellipsis = "…";

    std::size_t used = 0;
    std::size_t cut = 0;  // Behind the last character that leaves room for the ellipsis.
    for (std::size_t at = 0; at < utf8.size();) {
        const auto point = code_point_at(utf8, at);
        at += point.bytes.size();
        used += width_of(point.code);
        if (used > width)
            return width == 0 ? std::string{} : fmt::format("{}{}", utf8.substr(0, cut), ellipsis);
        if (used < width)
            cut = at;
    }
    return std::string{utf8};
}

std::string printable(std::string_view utf8)
{
    return made_printable(utf8, Layout::line);
}

std::string printable_block(std::string_view utf8)
{
    return made_printable(utf8, Layout::block);
}

}  // namespace advisory::text
