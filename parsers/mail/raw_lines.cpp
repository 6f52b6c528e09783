#include "parsers/mail/raw_lines.hpp"

#include <algorithm>

namespace advisory::parsers::mime {

RawLine first_line(std::string_view bytes)
{
    // Searched in pieces: lines that end in CR would each look for an LF to the end of the mail.
    constexpr std::size_t piece = 128;
    std::size_t length = bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto part = bytes.substr(at, piece);
        const auto newline = std::min(part.find('\n'), part.size());
        const auto end = std::min(part.substr(0, newline).find('\r'), newline);
        if (end < part.size()) {
            length = at + end;
            break;
        }
    }

    const bool is_crlf = bytes.substr(length).starts_with("\r\n");
    return {
        .text = bytes.substr(0, length),
        .ending = bytes.substr(length, is_crlf ? 2 : 1),
    };
}

bool is_blank_line(std::string_view text)
{
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view around = " \t\r\n";
    const auto begin = text.find_first_not_of(around);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(around) - begin + 1);
}

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    return lower;
}

}  // namespace advisory::parsers::mime
