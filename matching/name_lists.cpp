#include "matching/name_lists.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/ascii.hpp"

namespace advisory::matching {

namespace {

// Longer joints stand before their own beginnings.
constexpr auto sure_joints = std::to_array<std::string_view>({"、",
                                                              ", and ",
                                                              ", or ",
                                                              ", ",
                                                              "および",
                                                              "及び",
                                                              "ならびに",
                                                              "並びに",
                                                              "または",
                                                              "又は",
                                                              "もしくは",
                                                              "若しくは",
                                                              "あるいは",
                                                              " and/or ",
                                                              " and ",
                                                              " or ",
                                                              "/"});

constexpr auto possible_joints = std::to_array<std::string_view>({"・", " & ", "&", " + "});

constexpr std::string_view and_of_two = "と";

bool is_digit_of_list(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// The last character of a text that is no blank, and the first one; empty when there is none.
std::string_view last_character(std::string_view text)
{
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    auto begin = text.size();
    while (begin > 0 && (static_cast<unsigned char>(text[begin - 1]) & 0xC0U) == 0x80U)
        --begin;
    return text.substr(begin > 0 ? begin - 1 : 0);
}

std::string_view first_character(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return text.substr(0, end);
}

bool is_quote(std::string_view character)
{
    constexpr auto quotes = std::to_array<std::string_view>({"「", "」", "『", "』"});
    return std::ranges::find(quotes, character) != quotes.end();
}

/// U+3041 to U+3096.
bool is_hiragana_of_list(std::string_view character)
{
    return character >= "ぁ" && character <= "ゖ" && character.size() == 3;
}

enum class Joints { sure, possible };

/// How と stands in a name: "A と B", "「x」と「y」" are lists, "健康と暮らし" may be one, and in
/// "まとめ" it is a letter.
bool joins_by_and(std::string_view before, std::string_view after, Joints joints)
{
    const auto left = last_character(before);
    const auto right = first_character(after);
    if (left.empty() || right.empty() || is_hiragana_of_list(left) || is_hiragana_of_list(right))
        return false;
    const auto is_plain = [](std::string_view character) {
        return is_ascii(character.front()) || is_quote(character);
    };
    return joints == Joints::possible || (is_plain(left) && is_plain(right));
}

/// The length of the joint at `at`; 0 when none is there.
std::size_t joint_at(std::string_view text, std::size_t at, Joints joints)
{
    const auto rest = text.substr(at);
    // Most of a name are letters that no joint begins with.
    constexpr std::string_view beginnings = " ,;/&";
    if (is_ascii(rest.front()) && !beginnings.contains(rest.front()))
        return 0;
    const auto begins = [rest](std::string_view joint) { return rest.starts_with(joint); };
    if (const auto* const sure = std::ranges::find_if(sure_joints, begins);
        sure != sure_joints.end())
        return sure->size();
    if (rest.starts_with(and_of_two)) {
        const auto after = rest.substr(and_of_two.size());
        return joins_by_and(text.substr(0, at), after, joints) ? and_of_two.size() : 0;
    }
    if (rest.front() == ';')
        return 1;
    // "A，B", which normalising makes "A,B"; and "1,000".
    if (rest.front() == ',') {
        const bool is_number = at > 0 && is_digit_of_list(text[at - 1]) && rest.size() > 1 &&
                               is_digit_of_list(rest[1]);
        return is_number ? 0 : 1;
    }
    if (joints == Joints::sure)
        return 0;
    const auto* const possible = std::ranges::find_if(possible_joints, begins);
    return possible == possible_joints.end() ? 0 : possible->size();
}

/// "KitaView" of " 「KitaView」 "; quotes that only end a name stay.
std::string_view without_quotes_around(std::string_view part)
{
    part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
    part = part.substr(0, part.find_last_not_of(' ') + 1);
    const auto first = first_character(part);
    const auto last = last_character(part);
    const bool is_quoted = (first == "「" && last == "」") || (first == "『" && last == "』");
    if (!is_quoted)
        return part;
    const auto inside = part.substr(first.size(), part.size() - first.size() - last.size());
    return inside.contains(first) ? part : inside;
}

bool is_quote_after_quote(std::string_view text, std::size_t at)
{
    const auto rest = text.substr(at);
    if (!rest.starts_with("「") && !rest.starts_with("『"))
        return false;
    return last_character(text.substr(0, at)) == (rest.starts_with("「") ? "」" : "』");
}

void add_part(std::vector<std::string>& parts, std::string_view text)
{
    if (const auto part = without_quotes_around(text); !part.empty())
        parts.emplace_back(part);
}

/// Adds a part of a list, both sides of a bracket that a joint has opened: "X シリーズ(X-1" of
/// "X シリーズ(X-1、X-2)".
void add_parts(std::vector<std::string>& parts, std::string_view text)
{
    const auto open = text.find('(');
    const auto close = text.find(')');
    const bool is_whole = (open == std::string_view::npos) == (close == std::string_view::npos);
    const auto bracket = is_whole ? std::string_view::npos : std::min(open, close);
    add_part(parts, text.substr(0, bracket));
    if (bracket != std::string_view::npos)
        add_part(parts, text.substr(bracket + 1));
}

/// "HN-200", "WG2600HS": letters, digits and hyphens in one word.
bool is_model(std::string_view word)
{
    constexpr std::size_t shortest_model = 4;
    const bool has_digit = std::ranges::any_of(word, is_digit_of_list);
    const bool has_letter = std::ranges::any_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return word.size() >= shortest_model && has_digit && has_letter &&
           std::ranges::all_of(word, [](char c) { return is_ascii(c) && c != ' ' && c != '.'; });
}

/// Of "NAS HN-100", "HN-200" also "NAS HN-200", and "HN-100": a list of models says the words
/// before them once.
void share_words(std::vector<std::string>& parts)
{
    constexpr std::size_t most_parts = 60;
    if (parts.size() < 2 || parts.size() > most_parts)
        return;
    const std::string first = parts.front();
    std::string_view words;
    std::string_view model;
    for (std::size_t begin = 0; begin < first.size();) {
        const auto end = std::min(first.find(' ', begin), first.size());
        const auto word = std::string_view{first}.substr(begin, end - begin);
        if (is_model(word)) {
            words = std::string_view{first}.substr(0, begin);
            model = word;
        }
        begin = end + 1;
    }
    if (words.empty() || !std::ranges::all_of(parts.begin() + 1, parts.end(), is_model))
        return;
    const auto count = parts.size();
    parts.emplace_back(model);
    for (std::size_t at = 1; at < count; ++at)
        parts.push_back(std::string{words} + parts[at]);
}

std::vector<std::string> split(std::string_view text, Joints joints)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) { add_parts(parts, text.substr(begin, end - begin)); };
    for (std::size_t at = 0; at < text.size();) {
        // "「A」「B」": a quote that ends beside one that begins.
        const bool is_between_quotes = at > begin && is_quote_after_quote(text, at);
        const auto length = is_between_quotes ? 0 : joint_at(text, at, joints);
        if (length > 0 || is_between_quotes) {
            add(at);
            begin = at + length;
        }
        at += std::max<std::size_t>(length, 1);
    }
    if (begin == 0)
        return {};
    add(text.size());
    share_words(parts);
    return parts;
}

}  // namespace

std::vector<std::string> listed_names(std::string_view product)
{
    return split(product, Joints::sure);
}

std::vector<std::string> possibly_listed_names(std::string_view product)
{
    auto parts = split(product, Joints::possible);
    if (parts.empty())
        return parts;
    return parts == listed_names(product) ? std::vector<std::string>{} : parts;
}

}  // namespace advisory::matching
