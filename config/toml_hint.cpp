#include "config/toml_hint.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "language/say.hpp"

namespace advisory::config {

namespace {

std::string_view line_of(std::string_view text, std::size_t number)
{
    for (; number > 1 && !text.empty(); --number)
        text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
    return text.substr(0, text.find_first_of("\r\n"));
}

/// The bare word that a parser was in when it gave up at `column`, which counts from 1.
std::string_view word_at(std::string_view line, std::size_t column)
{
    constexpr std::string_view ends = " \t=,[]{}#";
    const auto at = std::min(line.size(), column == 0 ? 0 : column - 1);
    const auto before = line.substr(0, at).find_last_of(ends);
    line.remove_prefix(before == std::string_view::npos ? 0 : before + 1);
    return line.substr(0, line.find_first_of(ends));
}

/// The marks that word processors put in the place of straight ones.
bool has_curly_marks(std::string_view text)
{
    constexpr std::array<std::string_view, 6> marks{"“", "”", "„", "‘", "’", "＂"};
    return std::ranges::any_of(marks, [&](auto mark) { return text.contains(mark); });
}

}  // namespace

std::string toml_hint(std::string_view toml, Place place)
{
    const auto line = line_of(toml, place.line);
    const auto equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return {};
    const auto value = line.substr(equals + 1);
    if (value.find("\"\"\"") == std::string_view::npos && std::ranges::count(value, '"') % 2 != 0)
        return say("a quotation mark is missing");

    const auto word = word_at(line, place.column);
    const bool is_value = word.data() > line.data() + equals;
    const bool is_bare = word.find_first_of("\"'") == std::string_view::npos &&
                         std::ranges::any_of(word, [](unsigned char letter) {
                             return std::isalpha(letter) != 0 || letter >= 0x80 || letter == '/';
                         });
    if (!is_value || !is_bare)
        return {};
    if (word == "True" || word == "False")
        return say("true and false are written small");
    if (has_curly_marks(word))
        return say("quotation marks are straight here: \"...\"");
    // Not the word itself: it may be a secret, as the URL of a chat is.
    const auto key = line.substr(0, line.find_last_not_of(" \t", equals - 1) + 1);
    return say("a text stands between quotation marks: {} = \"...\"", key);
}

}  // namespace advisory::config
