#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace advisory::test {

/// The lines with CRLF behind each, as a mail server gives them.
inline std::string mail_lines(std::initializer_list<std::string_view> lines)
{
    std::string mail;
    for (const auto line : lines) {
        mail += line;
        mail += "\r\n";
    }
    return mail;
}

/// `piece`, `count` times.
inline std::string repeated(std::string_view piece, std::size_t count)
{
    std::string text;
    text.reserve(piece.size() * count);
    for (std::size_t round = 0; round < count; ++round)
        text += piece;
    return text;
}

}  // namespace advisory::test
