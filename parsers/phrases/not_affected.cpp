#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "parsers/phrases/phrase.hpp"
#include "parsers/phrases/tokens.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

using namespace phrases;

// What stands right behind the statement and makes a purpose, a question or a doubt of
// it: 影響を受けないように, 影響を受けないか, 影響を受けないとは限らない.
constexpr std::string_view undone_behind[] = {
    "よう",
    "ため",
    "か",
    "とは限",
    "わけではな",
    "ではありません",
    "ではない",
    "ことを確認してください",
    "可能性",
};

bool is_undone(std::string_view behind)
{
    const auto first = behind.find_first_not_of(' ');
    behind.remove_prefix(std::min(first, behind.size()));
    return std::ranges::any_of(undone_behind,
                               [behind](auto words) { return behind.starts_with(words); });
}

// "The following is affected" beside it: then the line names both, and must not
// count as a denial.
bool is_affirmation(const Token& token)
{
    constexpr std::string_view whole[] = {"影響を受ける", "影響を受けます", "影響します"};
    const bool is_english = token.word == Word::affected && token.text.ends_with("affected");
    return is_english || std::ranges::find(whole, token.text) != std::end(whole) ||
           (token.word == Word::field && token.text.starts_with("影響"));
}

// The first characters of all that says so. Most lines have none of them.
bool may_deny(std::string_view text)
{
    constexpr std::string_view signs[] = {"影", "対", "該", "ffect", "FFECT", "ulnerab", "mpact"};
    return std::ranges::any_of(signs, [text](std::string_view sign) {
        return text.find(sign) != std::string_view::npos;
    });
}

}  // namespace

bool states_not_affected(std::string_view text)
{
    const auto normalised = text::normalise(text);
    const std::string_view line = normalised;
    if (!may_deny(line))
        return false;
    const auto tokens = tokenise(line);

    bool is_stated = false;
    for (const auto& token : tokens) {
        if (is_affirmation(token))
            return false;
        if (token.word != Word::not_affected)
            continue;
        is_stated = is_stated || !is_undone(line.substr(token.end));
    }
    return is_stated;
}

}  // namespace advisory::parsers
