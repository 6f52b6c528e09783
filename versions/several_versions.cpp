#include "versions/several_versions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/unicode.hpp"
#include "versions/order.hpp"

namespace advisory::versions {

namespace {

// Words that make a range or a list of the version beside them.
constexpr auto joining_words = std::to_array<std::string_view>(
    {"or",      "and",    "to",      "through", "thru",   "until",  "till",    "onward",
     "onwards", "upward", "upwards", "later",   "newer",  "higher", "greater", "above",
     "earlier", "older",  "lower",   "below",   "before", "prior",  "previous"});

// Maven's rules take any text for a version, so these are told here too.
constexpr auto japanese_words = std::to_array<std::string_view>({"以降",
                                                                 "以後",
                                                                 "以前",
                                                                 "以上",
                                                                 "以下",
                                                                 "未満",
                                                                 "から",
                                                                 "まで",
                                                                 "より",
                                                                 "および",
                                                                 "及び",
                                                                 "または",
                                                                 "又は",
                                                                 "ならびに",
                                                                 "並びに"});

// What may stand before the digits of a range's end.
constexpr auto end_labels =
    std::to_array<std::string_view>({"", "v", "ver", "version", "r", "rev", "revision"});

// Ends of a range that are no numbers.
constexpr auto open_ends =
    std::to_array<std::string_view>({"latest", "newest", "current", "present", "now"});

template <std::size_t size>
bool is_listed(const std::array<std::string_view, size>& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// Digits and their separators, as most versions are: no range, and quickly told.
bool is_numeric(std::string_view text)
{
    return text.find_first_not_of("0123456789.:_-") == std::string_view::npos;
}

bool has_any_of(std::string_view text, std::initializer_list<std::string_view> signs)
{
    return std::ranges::any_of(signs, [text](auto sign) { return text.contains(sign); });
}

bool has_joining_word(std::string_view text)
{
    while (!text.empty()) {
        if (is_listed(joining_words, take_while(text, is_lower)))
            return true;
        take_while(text, [](char c) { return !is_lower(c); });
    }
    return false;
}

std::string_view without_blanks_before(std::string_view text)
{
    take_while(text, [](char c) { return c == ' '; });
    return text;
}

/// Whether a text begins as a version does, or as "latest" does.
bool begins_as_end(std::string_view text)
{
    text = without_blanks_before(text);
    const auto word = take_while(text, is_lower);
    if (is_listed(open_ends, word))
        return true;
    take_while(text, [](char c) { return c == '.' || c == ' '; });
    return is_listed(end_labels, word) && !text.empty() && is_digit(text.front());
}

/// How many dots the number has that a text begins with.
std::ptrdiff_t dots_of(std::string_view text)
{
    take_while(text, [](char c) { return !is_digit(c); });
    return std::ranges::count(take_while(text, [](char c) { return is_digit(c) || c == '.'; }),
                              '.');
}

/// A text around one of its signs, with what its writer has written for the sign.
struct Around {
    std::string_view before;
    std::string_view after;
};

/// "3.4.2~3.4.4" is a range, "1.0~20200101" a pre-release of Debian: where the sign is the one of
/// ASCII, both sides must have one shape.
bool is_range_by_tilde(const Around& around, bool is_wave_dash)
{
    const bool is_open =
        without_blanks_before(around.before).empty() || without_blanks_before(around.after).empty();
    if (is_open)
        return true;
    const bool is_of_one_shape = dots_of(around.before) == dots_of(around.after);
    return begins_as_end(around.after) && (is_wave_dash || is_of_one_shape);
}

/// "3.4.2 - 3.4.4", and with a dash of print "3.4.2–3.4.4".
bool is_range_by_hyphen(const Around& around, bool is_dash)
{
    if (around.before.empty())
        return false;
    const bool has_blank = around.before.ends_with(' ') || around.after.starts_with(' ');
    const bool has_dots = dots_of(around.before) > 0 && dots_of(around.after) > 0;
    if (has_blank && without_blanks_before(around.after).empty())
        return true;
    return begins_as_end(around.after) && (has_blank || (is_dash && has_dots));
}

}  // namespace

bool names_several(std::string_view text)
{
    if (is_numeric(text))
        return false;

    const bool is_wave_dash = has_any_of(text, {"〜", "～"});
    const bool is_dash = has_any_of(text, {"–", "—", "―"});
    const auto plain = lower_case(text::normalise(text));
    const auto end = plain.find_last_not_of(" \r\n") + 1;
    const auto whole = without_blanks_before(std::string_view{plain}.substr(0, end));

    if (whole.ends_with('+') || whole.find_first_of(",;|&<>") != std::string_view::npos)
        return true;
    const bool has_japanese_word =
        std::ranges::any_of(japanese_words, [whole](auto word) { return whole.contains(word); });
    if (has_japanese_word || has_joining_word(whole))
        return true;

    for (std::size_t at = whole.find_first_of("~-"); at != std::string_view::npos;
         at = whole.find_first_of("~-", at + 1)) {
        const Around around{.before = whole.substr(0, at), .after = whole.substr(at + 1)};
        const bool is_range = whole[at] == '~' ? is_range_by_tilde(around, is_wave_dash)
                                               : is_range_by_hyphen(around, is_dash);
        if (is_range)
            return true;
    }
    return false;
}

}  // namespace advisory::versions
