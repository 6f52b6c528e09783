#include "storage/search_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/code_points.hpp"
#include "text/unicode.hpp"

namespace advisory::storage {

namespace {

constexpr std::string_view prolonged_sound = "ー";

/// From the CJK radicals on: kana, kanji, hangul, and the signs between them.
bool is_japanese(char32_t code)
{
    return code >= U'\u2E80';
}

bool is_katakana(char32_t code)
{
    return (code >= U'\u30A1' && code <= U'\u30FA') || code == U'\u30FC';
}

bool is_kept_for_the_index(char32_t code)
{
    return code >= U'\uE000' && code <= U'\uE07F';
}

char32_t first_of(std::string_view text)
{
    return text.empty() ? U'\0' : text::code_point_at(text, 0).code;
}

/// How ヴ with the small letter behind it is written by others, and how many bytes that takes.
std::pair<std::string_view, std::size_t> sound_of(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> sounds{{
        {"ヴァ", "バ"},
        {"ヴィ", "ビ"},
        {"ヴェ", "ベ"},
        {"ヴォ", "ボ"},
        {"ヴュ", "ビュ"},
        {"ヴ", "ブ"},
    }};
    for (const auto& [written, other] : sounds) {
        if (text.starts_with(written))
            return {other, written.size()};
    }
    return {{}, 0};
}

/// A katakana word inside a text.
struct Run {
    std::size_t end = 0;  ///< In bytes, behind its prolonged sound mark.
    std::size_t letters = 0;
    bool is_prolonged = false;  ///< The last letter is the mark.
};

/// Those of three letters or more, without the mark: キー is none.
std::vector<Run> long_katakana_of(std::string_view word)
{
    constexpr std::size_t fewest_letters = 3;

    std::vector<Run> runs;
    Run run;
    for (std::size_t at = 0; at < word.size();) {
        const auto point = text::code_point_at(word, at);
        at += point.bytes.size();
        if (!is_katakana(point.code)) {
            run = {};
            continue;
        }

        run = {.end = at,
               .letters = run.letters + 1,
               .is_prolonged = point.bytes == prolonged_sound};
        const auto letters = run.letters - (run.is_prolonged ? 1U : 0U);
        if (letters >= fewest_letters && !is_katakana(first_of(word.substr(at))))
            runs.push_back(run);
    }
    return runs;
}

/// Every spelling with the marks behind katakana words put there or left out. Behind the last
/// letter of a word none is needed: サーバ is part of サーバー.
std::vector<std::string> spellings_of(std::string word)
{
    auto runs = long_katakana_of(word);
    if (!runs.empty() && runs.back().end == word.size()) {
        if (runs.back().is_prolonged)
            word.resize(word.size() - prolonged_sound.size());
        runs.pop_back();
    }

    // From the back, so that the places before stay where they are.
    std::vector<std::string> spellings{std::move(word)};
    std::ranges::reverse(runs);
    for (const auto& run : runs) {
        const auto count = spellings.size();
        if (2 * count > most_spellings)
            break;
        for (std::size_t each = 0; each < count; ++each) {
            auto other = spellings[each];
            if (run.is_prolonged)
                other.erase(run.end - prolonged_sound.size(), prolonged_sound.size());
            else
                other.insert(run.end, prolonged_sound);
            spellings.push_back(std::move(other));
        }
    }
    return spellings;
}

/// A word that ends inside ヴァ ends before it is known as what that is searched.
void add_other_sounds(std::vector<std::string>& spellings)
{
    constexpr std::string_view sound = "ブ";
    const auto word = spellings.front();
    for (const auto* const other : {"バ", "ビ", "ベ", "ボ"}) {
        if (spellings.size() < most_spellings)
            spellings.push_back(word.substr(0, word.size() - sound.size()) + other);
    }
}

/// How many bytes of a blank or a quote stand at the front of `query`; 0: none.
template <std::size_t Count>
std::size_t length_of(std::string_view query, const std::array<std::string_view, Count>& signs)
{
    for (const auto sign : signs) {
        if (query.starts_with(sign))
            return sign.size();
    }
    return 0;
}

std::size_t blank_at_front(std::string_view query)
{
    constexpr std::array<std::string_view, 8>
        blanks{" ", "\t", "\r", "\n", "\f", "\v", "\u3000", "\u00A0"};
    return length_of(query, blanks);
}

/// As typed with and without a Japanese input method.
std::size_t quote_at_front(std::string_view query)
{
    constexpr std::array<std::string_view, 4> quotes{"\"", "\u201C", "\u201D", "\uFF02"};
    return length_of(query, quotes);
}

/// Takes the front off `query` up to what `ends` finds, and that too.
template <class Ends>
std::string_view taken(std::string_view& query, Ends ends)
{
    std::size_t end = 0;
    while (end < query.size() && ends(query.substr(end)) == 0)
        ++end;
    const auto word = query.substr(0, end);
    query.remove_prefix(end);
    query.remove_prefix(ends(query));
    return word;
}

/// A quote with nothing behind it is text.
std::string_view next_word(std::string_view& query)
{
    const auto quote = quote_at_front(query);
    if (quote == 0 || quote == query.size())
        return taken(query, blank_at_front);

    query.remove_prefix(quote);
    return taken(query, quote_at_front);
}

}  // namespace

std::string searchable(std::string_view text)
{
    const auto folded = text::fold(text);
    const std::string_view rest = folded;

    std::string found;
    found.reserve(folded.size());
    char32_t before = 0;
    for (std::size_t at = 0; at < rest.size();) {
        const auto point = text::code_point_at(rest, at);
        const auto [sound, length] = point.code == U'ヴ'
                                         ? sound_of(rest.substr(at))
                                         : std::pair<std::string_view, std::size_t>{};
        at += length == 0 ? point.bytes.size() : length;

        const bool is_loose_blank =
            point.code == U' ' && (is_japanese(before) || is_japanese(first_of(rest.substr(at))));
        if (length != 0)
            found += sound;
        else if (is_kept_for_the_index(point.code))
            found += "\uFFFD";
        else if (!is_loose_blank)
            found += point.bytes;
        before = point.code;
    }
    return found;
}

std::vector<SearchWord> search_words(std::string_view query)
{
    std::vector<SearchWord> words;
    while (!query.empty()) {
        const auto written = next_word(query);
        auto word = searchable(written);
        if (word.empty())
            continue;

        words.push_back({spellings_of(std::move(word))});
        if (text::fold(written).ends_with("ヴ"))
            add_other_sounds(words.back().spellings);
    }
    return words;
}

bool has_words(std::string_view searchable_text, const std::vector<SearchWord>& words)
{
    return std::ranges::all_of(words, [&](const SearchWord& word) {
        return std::ranges::any_of(word.spellings, [&](const std::string& spelling) {
            return searchable_text.find(spelling) != std::string_view::npos;
        });
    });
}

}  // namespace advisory::storage
