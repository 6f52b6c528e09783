#include "parsers/sbom/sbom_texts.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace advisory::parsers {

std::string shown(std::string_view value)
{
    constexpr std::size_t enough_bytes = 400;
    constexpr std::size_t columns = 120;
    const auto is_continuation = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
    };

    auto end = std::min(value.size(), enough_bytes);
    while (end > 0 && end < value.size() && is_continuation(value[end]))
        --end;
    return text::shorten(text::printable(value.substr(0, end)), columns);
}

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<char32_t> control_character(std::string_view utf8)
{
    constexpr char32_t delete_code = 0x7F;
    constexpr unsigned char lead_of_c1 = 0xC2;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        if (byte < 0x20 || byte == delete_code)
            return byte;
        const auto next = at + 1 < utf8.size() ? static_cast<unsigned char>(utf8[at + 1]) : 0U;
        if (byte == lead_of_c1 && next >= 0x80 && next < 0xA0)
            return next;
    }
    return std::nullopt;
}

bool says_nothing(std::string_view text)
{
    return text.empty() || text == "NOASSERTION" || text == "NONE";
}

std::optional<std::string> read_cve(std::string_view text)
{
    constexpr std::size_t year_end = 8;
    constexpr std::size_t shortest = year_end + 1 + 4;
    constexpr std::size_t longest = year_end + 1 + 19;  // CVE record format: 4 to 19 digits.
    text = stripped(text);
    if (text.size() < shortest || text.size() > longest)
        return std::nullopt;

    std::string cve{text};
    std::ranges::transform(cve, cve.begin(), [](char byte) {
        return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
    });
    const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
    const bool is_cve = cve.starts_with("CVE-") && cve[year_end] == '-' &&
                        std::all_of(cve.begin() + 4, cve.begin() + year_end, is_digit) &&
                        std::all_of(cve.begin() + year_end + 1, cve.end(), is_digit);
    return is_cve ? std::optional{cve} : std::nullopt;
}

}  // namespace advisory::parsers
