#include "parsers/phrases/words.hpp"

#include <cstdint>
#include <ranges>
#include <vector>

#include "parsers/phrases/characters.hpp"
#include "parsers/phrases/vocabulary.hpp"

namespace advisory::parsers::phrases {

namespace {

struct Entry {
    std::string_view written;
    Word word = Word::none;
    std::size_t telling = 0;  ///< The byte that tells it best from others in its bucket.
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

bool is_trail_byte(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The vocabulary by first character, so that a position is held against few words: kana all
// share their first byte.
class Index {
public:
    Index()
    {
        for (const auto& meaning : vocabulary())
            for (const auto word : std::views::split(meaning.written, ';')) {
                const std::string_view written{word.begin(), word.end()};
                bucket(written).push_back({written, meaning.word, telling_byte(written)});
            }
    }

    [[nodiscard]] const std::vector<Entry>& at(std::string_view text) const
    {
        const auto key = key_of(text);
        return key < places_.size() ? buckets_[places_[key]] : buckets_.front();
    }

private:
    // The second letter of a Latin word, the end of the second character of a Japanese one.
    static std::size_t telling_byte(std::string_view written)
    {
        const auto is_japanese = [written](std::size_t at) {
            return static_cast<unsigned char>(written[at]) >= 0xE3;
        };
        if (written.size() > 1 && is_ascii_letter(written[0]) && is_ascii_letter(written[1]))
            return 1;
        return written.size() > 5 && is_japanese(0) && is_japanese(3) ? 5 : 0;
    }

    // ASCII by its byte, a character of three bytes by its code point from U+3000 on.
    static std::size_t key_of(std::string_view text)
    {
        constexpr std::size_t ascii = 0x80;
        const auto byte = [text](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(text[i]));
        };
        if (byte(0) < ascii)
            return static_cast<unsigned char>(lowered(text[0]));
        if (text.size() < 3 || byte(0) < 0xE3)
            return ascii;  // One bucket for whatever else there is.
        return ascii + 1 +
               (((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU)) -
               0x3000;
    }

    std::vector<Entry>& bucket(std::string_view written)
    {
        auto& place = places_.at(key_of(written));
        if (place == 0) {
            place = static_cast<std::uint16_t>(buckets_.size());
            buckets_.emplace_back();
        }
        return buckets_[place];
    }

    static constexpr std::size_t keys = 0x81 + 0xA000 - 0x3000;

    std::vector<std::uint16_t> places_ = std::vector<std::uint16_t>(keys);
    std::vector<std::vector<Entry>> buckets_ = std::vector<std::vector<Entry>>(1);
};

const std::vector<Entry>& entries_starting_like(std::string_view text)
{
    static const Index index;
    return index.at(text);
}

}  // namespace

FoundWord find_word(std::string_view text, std::size_t at)
{
    FoundWord found;
    if (at >= text.size() || is_trail_byte(text[at]))
        return found;
    if (is_ascii_letter(text[at]) && at > 0 &&
        (is_ascii_alphanumeric(text[at - 1]) || text[at - 1] == '_'))
        return found;

    const auto rest = text.substr(at);
    const bool may_be_parted = rest.size() > 3 && is_blank(rest[3]);
    for (const auto& entry : entries_starting_like(rest)) {
        const auto telling = entry.telling;
        if (!may_be_parted && telling < rest.size() &&
            lowered(rest[telling]) != entry.written[telling])
            continue;
        const auto length = match(entry.written, text, at);
        if (length > found.length)
            found = {entry.word, length};
    }
    return found;
}

}  // namespace advisory::parsers::phrases
