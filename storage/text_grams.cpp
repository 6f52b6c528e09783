#include "storage/text_grams.hpp"

#include <algorithm>
#include <cassert>

#include "text/code_points.hpp"

namespace advisory::storage {

namespace {

constexpr unsigned bits_of_character = 21;
constexpr Gram two_characters = (Gram{1} << (2 * bits_of_character)) - 1;
constexpr Gram one_character = (Gram{1} << bits_of_character) - 1;
constexpr std::size_t longest_gram = 3;

/// As the characters stand in FTS5's words: its tokenizer ends a word at every ASCII sign, so
/// those stand at U+E000, where no searchable text has anything.
void append_character(std::string& word, char32_t code)
{
    const bool is_letter = (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
    const bool is_digit = code >= U'0' && code <= U'9';
    const bool is_sign = code < 0x80 && !is_letter && !is_digit;
    text::append_utf8(word, is_sign ? U'\uE000' + code : code);
}

void append_word(std::string& words, Gram gram)
{
    for (const auto shift : {2 * bits_of_character, bits_of_character, 0U}) {
        const auto code = static_cast<char32_t>((gram >> shift) & one_character);
        if (code != 0)
            append_character(words, code);
    }
}

void keep_each_once(std::vector<Gram>& grams)
{
    std::ranges::sort(grams);
    const auto twice = std::ranges::unique(grams);
    grams.erase(twice.begin(), twice.end());
}

/// Remembers grams that were seen lately, so that most of those that come again are not kept
/// twice. Forgets as it likes.
class Lately {
public:
    /// True when it remembers the gram; it does from now on.
    bool had(Gram gram)
    {
        constexpr Gram spread = 0x9E37'79B9'7F4A'7C15;
        auto& seen = seen_[(gram * spread) >> (64U - bits)];
        const bool is_known = seen == gram;
        seen = gram;
        return is_known;
    }

private:
    static constexpr unsigned bits = 12;
    std::vector<Gram> seen_ = std::vector<Gram>(std::size_t{1} << bits);
};

/// The grams that find a word: all of its longest ones, in its order.
std::vector<Gram> asked_of(std::string_view spelling)
{
    std::vector<Gram> asked;
    Gram last = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < spelling.size();) {
        const auto point = text::code_point_at(spelling, at);
        at += point.bytes.size();
        last = ((last & two_characters) << bits_of_character) | Gram{point.code};
        ++length;
        if (length >= longest_gram)
            asked.push_back(last);
    }
    if (asked.empty())
        asked.push_back(last);
    return asked;
}

std::string quoted(Gram gram)
{
    std::string word = "\"";
    append_word(word, gram);
    return word + '"';
}

}  // namespace

std::vector<Gram> grams_of(std::string_view searchable_text)
{
    constexpr std::size_t fewest_to_sort = std::size_t{1} << 18;

    std::vector<Gram> grams;
    Lately lately;
    std::size_t sort_at = fewest_to_sort;
    Gram last = 0;
    for (std::size_t at = 0; at < searchable_text.size();) {
        const auto point = text::code_point_at(searchable_text, at);
        at += point.bytes.size();
        if (point.code == static_cast<char32_t>(field_end)) {
            last = 0;
            continue;
        }

        // A gram with nothing in front of it is the shorter one.
        last = ((last & two_characters) << bits_of_character) | Gram{point.code};
        for (const auto gram : {last, last & two_characters, last & one_character}) {
            if (!lately.had(gram))
                grams.push_back(gram);
        }
        if (grams.size() >= sort_at) {
            keep_each_once(grams);
            sort_at = std::max(fewest_to_sort, 2 * grams.size());
        }
    }
    keep_each_once(grams);
    return grams;
}

std::string indexed_words(const std::vector<Gram>& grams)
{
    std::string words;
    for (const auto gram : grams) {
        append_word(words, gram);
        words += ' ';
    }
    return words;
}

GramQuery gram_query(const std::vector<SearchWord>& words)
{
    assert(!words.empty());

    GramQuery query{.match = {}, .is_exact = true};
    std::size_t asked = 0;
    for (const auto& word : words) {
        // What does not fit is looked for in the texts that the rest finds.
        if (asked >= most_grams) {
            query.is_exact = false;
            break;
        }

        std::string any_spelling;
        const auto room = std::max<std::size_t>(1, (most_grams - asked) / word.spellings.size());
        for (const auto& spelling : word.spellings) {
            const auto grams = asked_of(spelling);
            const auto count = std::min(grams.size(), room);
            query.is_exact = query.is_exact && grams.size() == 1;

            std::string all_grams;
            for (std::size_t each = 0; each < count; ++each)
                all_grams += (each == 0 ? "" : " AND ") + quoted(grams[each]);
            any_spelling += (any_spelling.empty() ? "(" : " OR (") + all_grams + ")";
            asked += count;
        }
        query.match += (query.match.empty() ? "(" : " AND (") + any_spelling + ")";
    }
    return query;
}

}  // namespace advisory::storage
