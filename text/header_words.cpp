#include "text/header_words.hpp"

#include <algorithm>
#include <iterator>

#include "text/base64.hpp"
#include "text/unicode.hpp"

namespace advisory::text {

namespace {

/// RFC 2047 section 2: an encoded word has 75 characters at most, a line with one 76.
constexpr std::string_view word_begin = "=?UTF-8?B?";
constexpr std::string_view word_end = "?=";
constexpr std::size_t longest_line = 76;

bool is_plain(std::string_view value)
{
    // "=?" would be taken for an encoded word.
    return value.find("=?") == std::string_view::npos &&
           std::ranges::all_of(value, [](char letter) { return letter >= ' ' && letter <= '~'; });
}

/// As many whole characters as `room` bytes hold; one at least.
std::size_t fitting(std::string_view utf8, std::size_t room)
{
    const auto is_continued = [&](std::size_t at) {
        return at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xc0U) == 0x80U;
    };
    auto length = std::min(utf8.size(), room);
    while (length > 0 && is_continued(length))
        --length;
    if (length > 0)
        return length;
    for (length = 1; is_continued(length);)
        ++length;
    return length;
}

}  // namespace

std::string encode_header(std::string_view name, std::string_view value)
{
    const auto safe = printable(value);
    auto field = std::string{name} + ':';
    if (is_plain(safe) && field.size() + 1 + safe.size() <= longest_line)
        return field + ' ' + safe;

    std::string_view rest = safe;
    auto column = field.size();
    while (!rest.empty()) {
        const auto frame = column + 1 + word_begin.size() + word_end.size();
        const auto room = frame < longest_line ? (longest_line - frame) / 4 * 3 : 0;
        const auto length = fitting(rest, room);
        const auto word =
            ' ' + std::string{word_begin} + base64(rest.substr(0, length)) + std::string{word_end};
        field += word;
        rest.remove_prefix(length);
        if (!rest.empty())
            field += "\r\n";
        column = 0;
    }
    return field;
}

std::string plain_word(std::string_view text)
{
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept), [](char letter) {
        return letter > ' ' && letter < '\x7f';
    });
    return kept;
}

}  // namespace advisory::text
