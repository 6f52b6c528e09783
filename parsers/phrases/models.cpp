#include "parsers/phrases/models.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "parsers/phrases/characters.hpp"

namespace advisory::parsers::phrases {

namespace {

using Names = std::vector<std::string>;

constexpr std::size_t most_models = 256;

bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::string_view trim(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// The length of what separates two members of a list, 0 when nothing does.
std::size_t separator_length(std::string_view text)
{
    for (const std::string_view mark : {"、", "および", "及び", "または", ",", ";", "\n", " and "})
        if (text.starts_with(mark))
            return mark.size();
    return 0;
}

// The members of "A、B および C"; separators in brackets belong to their member.
std::vector<std::string_view> members_of(std::string_view list)
{
    std::vector<std::string_view> members;
    int depth = 0;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        if (const auto member = trim(list.substr(begin, end - begin)); !member.empty())
            members.push_back(member);
    };

    for (std::size_t at = 0; at < list.size(); ++at) {
        depth += list[at] == '(' ? 1 : 0;
        depth -= list[at] == ')' ? 1 : 0;
        const auto length = depth == 0 ? separator_length(list.substr(at)) : 0;
        if (length == 0)
            continue;
        add(at);
        at += length - 1;
        begin = at + 1;
    }
    add(list.size());
    return members;
}

std::vector<std::string_view> split(std::string_view text, char mark)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto end = text.find(mark);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return pieces;
        text.remove_prefix(end + 1);
    }
}

// The run of Latin characters at the end: "R04CPU" of "iQ-R シリーズ R04CPU".
std::string_view last_word(std::string_view member)
{
    auto begin = member.size();
    while (begin > 0 && member[begin - 1] != ' ' &&
           static_cast<unsigned char>(member[begin - 1]) < 0x80U)
        --begin;
    return member.substr(begin);
}

// A letter and a digit, as model numbers have them and names hardly do.
bool is_model(std::string_view name)
{
    constexpr std::size_t shortest = 3;
    const auto is_part = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; };
    return name.size() >= shortest && is_alphanumeric(name.front()) &&
           std::ranges::all_of(name, is_part) && std::ranges::any_of(name, is_digit) &&
           std::ranges::any_of(name, [](char c) { return is_upper(c) || is_lower(c); });
}

// "R04(EN)CPU": with the option and without it.
Names with_options(std::string_view name)
{
    const auto open = name.find('(');
    const auto close = name.find(')', open);
    if (open == std::string_view::npos || close == std::string_view::npos)
        return {std::string{name}};

    const auto option = name.substr(open + 1, close - open - 1);
    const auto before = std::string{name.substr(0, open)};
    const auto behind = std::string{name.substr(close + 1)};
    const auto is_part = [](char c) { return is_alphanumeric(c) || c == '-'; };
    if (option.empty() || !std::ranges::all_of(option, is_part))
        return {std::string{name}};
    return {before + behind, before + std::string{option} + behind};
}

// "Q04/06/100UDEHCPU": one beginning and one ending for all numbers.
std::optional<Names> numbered_models(const std::vector<std::string_view>& pieces)
{
    const auto first = pieces.front();
    const auto digits_from = first.find_last_not_of("0123456789") + 1;
    const auto last = pieces.back();
    const auto digits_to = std::min(last.find_first_not_of("0123456789"), last.size());
    if (digits_from == 0 || digits_from == first.size() || digits_to == 0)
        return std::nullopt;

    Names names;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto number = pieces[i];
        if (i == 0)
            number.remove_prefix(digits_from);
        if (i + 1 == pieces.size())
            number = number.substr(0, digits_to);
        if (number.empty() || !std::ranges::all_of(number, is_digit))
            return std::nullopt;
        names.push_back(std::string{first.substr(0, digits_from)}.append(number).append(
            last.substr(digits_to)));
    }
    return names;
}

struct Letter {
    char letter = '\0';
    std::vector<std::string_view> values;
};

// "x=32,64,80, y=T,R": the letters of a template and what stands for them.
std::vector<Letter> legend_of(std::string_view legend)
{
    std::vector<Letter> letters;
    for (const auto part : members_of(legend)) {
        const auto equals = part.find('=');
        auto value = part;
        if (equals != std::string_view::npos) {
            const auto letter = trim(part.substr(0, equals));
            if (letter.size() != 1 || !is_lower(letter.front()))
                return {};
            letters.push_back({.letter = letter.front(), .values = {}});
            value = trim(part.substr(equals + 1));
        }
        const bool is_value = !value.empty() && std::ranges::all_of(value, is_alphanumeric);
        if (letters.empty() || !is_value)
            return {};
        letters.back().values.push_back(value);
    }
    return letters;
}

Names replaced(const Names& names, const Letter& letter)
{
    Names more;
    for (const auto& name : names)
        for (const auto value : letter.values) {
            if (more.size() > most_models)
                return more;
            const auto at = name.find(letter.letter);
            more.push_back(name);
            if (at != std::string::npos)
                more.back().replace(at, 1, value);
        }
    return more;
}

// "FX5U-xMy/z (x=32,64, y=T,R, z=ES)". Upper-case values never look like a letter of
// the template, lower-case ones would.
std::optional<Names> template_models(std::string_view member)
{
    const auto open = member.find('(');
    if (open == std::string_view::npos || !member.ends_with(')'))
        return std::nullopt;

    const auto letters = legend_of(member.substr(open + 1, member.size() - open - 2));
    const auto pattern = last_word(trim(member.substr(0, open)));
    if (letters.empty() || pattern.empty())
        return std::nullopt;

    Names names{std::string{pattern}};
    for (const auto& letter : letters) {
        const bool is_plain = std::ranges::none_of(letter.values, [](std::string_view value) {
            return std::ranges::any_of(value, is_lower);
        });
        if (std::ranges::count(pattern, letter.letter) != 1 || !is_plain)
            return std::nullopt;
        names = replaced(names, letter);
    }
    return names;
}

bool is_same_kind(char left, char right)
{
    return is_digit(left) == is_digit(right) && is_upper(left) == is_upper(right);
}

// "QD75P1N/P2N": the second repeats only the end of the first.
std::string unabbreviated(std::string_view first, std::string_view piece)
{
    constexpr std::size_t beginning = 2;
    if (piece.empty() || piece.size() >= first.size() ||
        piece.substr(0, beginning) == first.substr(0, beginning))
        return std::string{piece};
    const auto kept = first.size() - piece.size();
    if (!std::ranges::equal(first.substr(kept), piece, is_same_kind))
        return std::string{piece};
    return std::string{first.substr(0, kept)}.append(piece);
}

// "FX5U-32MT/ES" is one model.
bool has_letters_behind(const std::vector<std::string_view>& pieces)
{
    constexpr std::size_t longest = 4;
    return pieces.size() == 2 && is_model(pieces[0]) && !pieces[1].empty() &&
           pieces[1].size() < longest && std::ranges::all_of(pieces[1], is_upper);
}

// The models of one member of a list; nothing when it is no model.
std::optional<Names> models_of_member(std::string_view member)
{
    if (auto names = template_models(member))
        return names;

    const auto word = last_word(member);
    const auto pieces = split(word, '/');
    if (has_letters_behind(pieces))
        return Names{std::string{word}};
    Names names;
    if (auto numbered = pieces.size() > 1 ? numbered_models(pieces) : std::nullopt)
        names = *std::move(numbered);
    else
        for (const auto piece : pieces)
            names.push_back(unabbreviated(pieces.front(), piece));

    Names models;
    for (const auto& name : names)
        std::ranges::move(with_options(name), std::back_inserter(models));
    const bool are_models = std::ranges::all_of(models, is_model);
    return are_models ? std::optional{std::move(models)} : std::nullopt;
}

}  // namespace

Models models_of(std::string_view product)
{
    Models models;
    for (const auto member : members_of(product)) {
        auto names = models_of_member(member);
        if (!names)
            return {};
        std::ranges::move(*names, std::back_inserter(models.names));
        if (models.names.size() > most_models)
            return {.names = {}, .is_too_long = true};
    }
    if (models.names.size() < 2)
        models.names.clear();
    return models;
}

}  // namespace advisory::parsers::phrases
