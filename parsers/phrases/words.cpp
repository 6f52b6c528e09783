#include "parsers/phrases/words.hpp"

#include <array>
#include <ranges>
#include <vector>

#include "parsers/phrases/vocabulary.hpp"

namespace advisory::parsers::phrases {

namespace {

struct Entry {
    std::string_view written;
    Word word = Word::none;
};

constexpr bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_ascii_alphanumeric(char c)
{
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

constexpr bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r';
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t skip_blanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && is_blank(text[at]))
        ++at;
    return at;
}

// A Latin word must not go on: "to" is not in "total", "to-do", "to_do" or "to.x".
bool is_word_end(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return true;
    const char next = text[at];
    const bool is_joined = at + 1 < text.size() && is_ascii_alphanumeric(text[at + 1]) &&
                           (next == '-' || next == '.' || next == '/' || next == '\'');
    return !is_ascii_alphanumeric(next) && next != '_' && !is_joined;
}

// The length of `written` at text[at], 0 when it does not stand there.
std::size_t match(std::string_view written, std::string_view text, std::size_t at)
{
    const bool is_latin = is_ascii_letter(written.back()) || is_ascii_letter(written.front());
    auto position = at;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == ' ') {
            const auto next = skip_blanks(text, position);
            if (next == position)
                return 0;
            position = next;
            continue;
        }
        // Wrapped lines leave blanks anywhere between Japanese characters.
        if (i > 0 && !is_latin && (static_cast<unsigned char>(written[i]) & 0xC0U) != 0x80U)
            position = skip_blanks(text, position);
        if (position >= text.size() || lowered(text[position]) != written[i])
            return 0;
        ++position;
    }
    if (is_ascii_letter(written.back()) && !is_word_end(text, position))
        return 0;
    return position - at;
}

// The vocabulary by first byte, so that a position is held against few words.
const std::vector<Entry>& entries_starting_with(char c)
{
    static const auto index = [] {
        std::array<std::vector<Entry>, 256> by_byte;
        for (const auto& meaning : vocabulary())
            for (const auto word : std::views::split(meaning.written, ';')) {
                const std::string_view written{word.begin(), word.end()};
                by_byte[static_cast<unsigned char>(written.front())].push_back(
                    {written, meaning.word});
            }
        return by_byte;
    }();
    return index[static_cast<unsigned char>(lowered(c))];
}

}  // namespace

FoundWord find_word(std::string_view text, std::size_t at)
{
    FoundWord found;
    if (at >= text.size())
        return found;
    if (is_ascii_letter(text[at]) && at > 0 &&
        (is_ascii_alphanumeric(text[at - 1]) || text[at - 1] == '_'))
        return found;

    for (const auto& entry : entries_starting_with(text[at])) {
        const auto length = match(entry.written, text, at);
        if (length > found.length)
            found = {entry.word, length};
    }
    return found;
}

}  // namespace advisory::parsers::phrases
