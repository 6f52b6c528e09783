#include "parsers/phrases/unwrap.hpp"

#include <algorithm>
#include <cstddef>

#include "parsers/phrases/characters.hpp"
#include "parsers/phrases/words.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers::phrases {

namespace {

bool is_blank_or_tab(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// The lead byte of a kana, a kanji or a full-width form; ・ and 、 are marks.
bool starts_japanese(std::string_view text)
{
    return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3U &&
           !text.starts_with("・") && !text.starts_with("、") && !text.starts_with("。") &&
           !text.starts_with("「") && !text.starts_with("『") && !text.starts_with("【");
}

bool ends_japanese(std::string_view text)
{
    constexpr std::size_t length = 3;
    return text.size() >= length && starts_japanese(text.substr(text.size() - length)) &&
           !text.ends_with("」") && !text.ends_with("』") && !text.ends_with("】");
}

// Words that never begin the next member of a list.
bool goes_on(std::string_view text, std::size_t at)
{
    constexpr Word words[] = {Word::below,
                              Word::at_most,
                              Word::at_most_doubtful,
                              Word::above,
                              Word::at_least,
                              Word::since,
                              Word::it,
                              Word::also,
                              Word::either,
                              Word::both,
                              Word::of,
                              Word::particle,
                              Word::to,
                              Word::through,
                              Word::not_affected,
                              Word::affected,
                              Word::branch,
                              Word::except};
    return std::ranges::find(words, find_word(text, at).word) != std::end(words);
}

// The digits and dots at the end or front of a text.
bool has_dot_within(std::string_view digits)
{
    return digits.find('.') != std::string_view::npos;
}

std::string_view number_behind(std::string_view text)
{
    const auto end = text.find_first_not_of("0123456789.");
    auto number = text.substr(0, end);
    while (number.ends_with('.'))
        number.remove_suffix(1);
    return number;
}

// "1.2.\n3": a version, but "1.0. 2.0" are two.
bool is_inside_version(std::string_view before, std::string_view behind, bool is_wrapped)
{
    if (before.size() < 2 || before.back() != '.' || behind.empty() || !is_digit(behind.front()) ||
        !is_digit(before[before.size() - 2]))
        return false;

    const auto number = before.substr(0, before.size() - 1);
    const auto begin = number.find_last_not_of("0123456789.");
    const auto left = begin == std::string_view::npos ? number : number.substr(begin + 1);
    if (!has_dot_within(left))
        return is_wrapped && begin != std::string_view::npos;
    return !has_dot_within(number_behind(behind));
}

// Where the first "™" or "℠" stands; the size of the text when there is none.
std::size_t next_mark(std::string_view text)
{
    // Both begin with two bytes that few other signs have.
    constexpr std::string_view begin = "\xE2\x84";
    for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
        const auto sign = text.substr(at);
        if (sign.starts_with("™") || sign.starts_with("℠"))
            return at;
    }
    return text.size();
}

}  // namespace

std::string unwrap(std::string_view text)
{
    std::string joined;
    joined.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (!is_blank_or_tab(text[at])) {
            joined += text[at++];
            continue;
        }

        auto next = at;
        while (next < text.size() && is_blank_or_tab(text[next]))
            ++next;
        const auto behind = text.substr(next);
        const bool is_wrapped = text.substr(at, next - at).find('\n') != std::string_view::npos;
        at = next;
        if (is_inside_version(joined, behind, is_wrapped))
            continue;
        if (!is_wrapped) {
            joined += ' ';
            continue;
        }

        const bool is_japanese = ends_japanese(joined) && starts_japanese(behind);
        const bool is_name = !joined.empty() && !behind.empty() && is_letter(behind.front()) &&
                             is_letter(joined.back());
        const bool is_label =
            joined.size() > 1 && joined.back() == '.' && is_letter(joined[joined.size() - 2]);
        if (is_japanese)
            continue;
        joined += is_name || is_label || goes_on(text, next) ? ' ' : '\n';
    }
    return joined;
}

std::string normalised(std::string_view raw)
{
    const auto first = next_mark(raw);
    if (first == raw.size())
        return text::normalise(raw);

    constexpr std::size_t length = 3;
    std::string text;
    text.reserve(raw.size());
    for (auto at = first; at < raw.size(); at = next_mark(raw)) {
        text += raw.substr(0, at);
        raw.remove_prefix(at + length);
        // What stands around it does not become one: 2.14.1 and 7 are not 2.14.17.
        const bool has_gap = text.ends_with(' ') || raw.starts_with(' ');
        if (!has_gap && !text.empty() && !raw.empty())
            text += ' ';
    }
    text += raw;
    return text::normalise(text);
}

}  // namespace advisory::parsers::phrases
