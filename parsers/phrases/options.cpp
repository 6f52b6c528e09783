#include "parsers/phrases/options.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "parsers/phrases/characters.hpp"

namespace advisory::parsers::phrases {

namespace {

constexpr std::size_t longest_name = 90;
constexpr std::array<std::string_view, 6> verbs{"搭載", "装着", "装備", "追加", "付属", "内蔵"};

/// An option and the place in the text where its condition begins.
struct FoundOption {
    std::size_t begin = 0;
    std::string name;  ///< Empty: which option it is could not be read.
};

std::string_view trimmed(std::string_view text, std::string_view outside)
{
    const auto begin = text.find_first_not_of(outside);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(outside) + 1 - begin);
}

bool take(std::string_view& text, std::span<const std::string_view> parts)
{
    text = text.substr(std::min(text.find_first_not_of(" \n"), text.size()));
    for (const auto part : parts) {
        if (text.starts_with(part)) {
            text.remove_prefix(part.size());
            return true;
        }
    }
    return false;
}

/// Takes a verb, and answers whether nothing stands behind it but its endings.
bool ends_with_fitted(std::string_view text)
{
    constexpr std::array<std::string_view, 3> particles{"を", "が", "の"};
    constexpr std::array<std::string_view, 26> endings{
        "されている", "している",   "された", "したもの", "した", "する", "済み", "済",    "時",
        "機種",       "機器",       "機",     "モデル",   "製品", "装置", "もの", "場合",  "のみ",
        "だけ",       "に限ります", "に限る", "に限り",   ")",    "の",   "。",   "に限定"};
    take(text, particles);
    if (!take(text, verbs))
        return false;
    while (take(text, endings)) {}
    return trimmed(text, " \n").empty();
}

bool is_name(std::string_view name)
{
    constexpr std::array<std::string_view, 13> marks{"、",
                                                     "。",
                                                     ",",
                                                     ";",
                                                     "(",
                                                     ")",
                                                     "以前",
                                                     "以降",
                                                     "未満",
                                                     "または",
                                                     "及び",
                                                     "および",
                                                     "を"};
    constexpr std::array<std::string_view, 4> denials{"未", "非", "不", "無"};
    const auto has_mark = [name](std::string_view mark) {
        return name.find(mark) != std::string_view::npos;
    };
    const auto is_denied = [name](std::string_view denial) { return name.ends_with(denial); };
    return !name.empty() && name.size() <= longest_name && std::ranges::none_of(marks, has_mark) &&
           std::ranges::none_of(denials, is_denied);
}

/// "無線LAN" of "2.0 以前の無線LANオプション搭載機": back to a blank, a bracket or a particle.
std::size_t begin_of_name(std::string_view before)
{
    constexpr std::array<std::string_view, 9>
        borders{" ", "\n", "(", "、", "で", "の", "うち", "は", "「"};
    std::size_t begin = 0;
    for (const auto border : borders) {
        const auto at = before.rfind(border);
        if (at != std::string_view::npos)
            begin = std::max(begin, at + border.size());
    }
    return begin;
}

/// A text without the blanks that wrapping put between Japanese characters, and where each of
/// its bytes came from.
struct Squeezed {
    std::string text;
    std::vector<std::size_t> origin;
};

Squeezed squeeze(std::string_view text)
{
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    Squeezed squeezed;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_blank = text[at] == ' ' || text[at] == '\n';
        const bool is_between = is_blank && !squeezed.text.empty() && at + 1 < text.size() &&
                                !is_ascii(squeezed.text.back()) && !is_ascii(text[at + 1]);
        if (is_between)
            continue;
        squeezed.text += text[at];
        squeezed.origin.push_back(at);
    }
    return squeezed;
}

/// "オプション X を搭載した": what stands behind the word, up to a verb.
std::string_view name_behind(std::string_view behind)
{
    constexpr std::string_view outside = " \n\"";
    for (std::size_t end = 0; end < std::min(behind.size(), longest_name); ++end) {
        if (!ends_with_fitted(behind.substr(end)))
            continue;
        auto name = trimmed(behind.substr(0, end), outside);
        if (name.starts_with("の"))
            name = trimmed(name.substr(std::string_view{"の"}.size()), outside);
        for (const std::string_view quote : {"「", "『"}) {
            if (name.starts_with(quote) && name.size() > 2 * quote.size())
                name = name.substr(quote.size(), name.size() - 2 * quote.size());
        }
        return is_name(name) ? name : std::string_view{};
    }
    return {};
}

/// Whether a verb follows in the same breath: "オプションパック 2.0 以前(追加機能)" is a name.
bool speaks_of_fitting(std::string_view behind)
{
    constexpr std::array<std::string_view, 7>
        ends{"(", "以前", "以降", "未満", "以下", "以上", "より"};
    auto clause = behind.substr(0, std::min(behind.size(), longest_name));
    for (const auto end : ends)
        clause = clause.substr(0, clause.find(end));
    return std::ranges::any_of(verbs, [clause](std::string_view verb) {
        return clause.find(verb) != std::string_view::npos;
    });
}

std::optional<FoundOption> find_japanese(std::string_view text)
{
    constexpr std::string_view mark = "オプション";
    constexpr std::string_view outside = " \n\"";
    const auto at = text.find(mark);
    if (at == std::string_view::npos)
        return std::nullopt;

    const auto behind = text.substr(at + mark.size());
    const auto begin = begin_of_name(text.substr(0, at));
    if (ends_with_fitted(behind)) {
        const auto name = trimmed(text.substr(begin, at - begin), outside);
        if (is_name(name) && begin > 0)
            return FoundOption{begin, std::string{name}};
    } else if (const auto name = name_behind(behind); !name.empty()) {
        return FoundOption{at, std::string{name}};
    }
    const bool has_verb = speaks_of_fitting(behind);
    return has_verb && begin > 0 ? std::optional{FoundOption{begin, {}}} : std::nullopt;
}

std::optional<FoundOption> find_english(std::string_view text)
{
    std::string folded{text};
    std::ranges::transform(folded, folded.begin(), lowered);
    constexpr std::array<std::string_view, 4> heads{"equipped with the ",
                                                    "equipped with ",
                                                    "with the ",
                                                    "with "};
    constexpr std::array<std::string_view, 3> tails{" option installed",
                                                    " option fitted",
                                                    " option"};
    constexpr std::string_view ends = " \n).";

    const auto whole =
        std::string_view{folded}.substr(0,
                                        std::min(folded.find_last_not_of(ends) + 1, folded.size()));
    for (const auto tail : tails) {
        if (!whole.ends_with(tail))
            continue;
        for (const auto head : heads) {
            const auto at = whole.rfind(head);
            const bool is_word = at != std::string_view::npos && at > 0 &&
                                 (whole[at - 1] == ' ' || whole[at - 1] == '(');
            const auto begin = at + head.size();
            if (!is_word || begin + tail.size() >= whole.size())
                continue;
            const auto name = text.substr(begin, whole.size() - tail.size() - begin);
            if (is_name(name) && name.find(" or ") == std::string_view::npos)
                return FoundOption{at, std::string{name}};
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<FoundOption> find_option(std::string_view said)
{
    // Squeezing is for "オプ ション", which begins with this in any case.
    if (said.find("オ") == std::string_view::npos)
        return find_english(said);

    const auto squeezed = squeeze(said);
    auto option = find_japanese(squeezed.text);
    if (!option)
        return find_english(said);
    option->begin = squeezed.origin.at(option->begin);
    return option;
}

}  // namespace

std::optional<InstallationCondition> find_option_condition(std::span<const Token> tokens,
                                                           std::string_view text)
{
    if (tokens.empty())
        return std::nullopt;
    const auto first = tokens.front().begin;
    const auto said = text.substr(first, tokens.back().end - first);
    auto option = find_option(said);
    if (!option)
        return std::nullopt;

    const auto begin = std::ranges::find_if(
        tokens,
        [at = first + option->begin](const Token& each) { return each.end > at; });
    InstallationCondition condition;
    condition.begin = static_cast<std::size_t>(begin - tokens.begin());
    condition.end = tokens.size();
    condition.is_whole = !option->name.empty();
    condition.is_not_affected =
        std::ranges::find(tokens, Word::not_affected, &Token::word) != tokens.end();
    const auto words = text.substr(begin->begin, tokens.back().end - begin->begin);
    if (condition.is_whole)
        condition.qualifiers.push_back({.kind = "option", .value = std::move(option->name)});
    else
        condition.qualifiers.push_back(
            {.kind = "condition", .value = std::string{trimmed(words, " ()")}});
    return condition;
}

}  // namespace advisory::parsers::phrases
