#include <algorithm>
#include <array>
#include <cstddef>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// Maven's version order, https://maven.apache.org/pom.html#version-order-specification,
// with the corrections MNG-7644 (.X is -X for a word X) and MNG-7714 of Maven 3.9.
namespace advisory::versions {

namespace {

struct MavenToken {
    char prefix = '-';  ///< '.' or '-', which '_' and a change between digits and letters are too.
    std::string text;   ///< Lower case, aliases replaced, numbers without leading zeros.

    [[nodiscard]] bool is_number() const { return !text.empty() && is_digit(text.front()); }
    [[nodiscard]] bool is_null() const { return text.empty() || text == "0"; }
};

// In this order; a word not listed comes after "sp", a number after every word.
// "" is the release itself.
constexpr std::array<std::string_view, 7>
    qualifiers{"alpha", "beta", "milestone", "rc", "snapshot", "", "sp"};

std::string canonical_number(std::string_view number)
{
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number.empty() ? "0" : std::string{number};
}

std::string canonical_word(std::string_view word, bool is_followed_by_digit)
{
    if (word == "ga" || word == "final" || word == "release")
        return "";
    if (word == "cr")
        return "rc";
    if (is_followed_by_digit) {
        if (word == "a")
            return "alpha";
        if (word == "b")
            return "beta";
        if (word == "m")
            return "milestone";
    }
    return std::string{word};
}

// Takes "0" and "" off the end, and from before a hyphen: 1.0.0-foo is 1-foo, 1-ga-1 is
// 1-1, and 0 is nothing at all. MNG-7714 keeps the release word before another word:
// 1.0.final-redhat < 1.0-sp1-redhat.
std::vector<MavenToken> without_nulls(std::vector<MavenToken> tokens)
{
    std::vector<MavenToken> kept;
    for (auto& token : std::views::reverse(tokens)) {
        const bool is_before_hyphen = !kept.empty() && kept.back().prefix == '-';
        const bool may_go =
            kept.empty() || (is_before_hyphen && (token.is_number() || kept.back().is_number()));
        if (!token.is_null() || !may_go)
            kept.push_back(std::move(token));
    }
    std::ranges::reverse(kept);
    return kept;
}

std::vector<MavenToken> read_maven(std::string_view given)
{
    const auto lowered = lower_case(given);
    std::string_view text = lowered;
    std::vector<MavenToken> tokens;
    char prefix = '.';
    const auto is_separator = [](char c) { return c == '.' || c == '-' || c == '_'; };
    const auto is_word = [&](char c) { return !is_digit(c) && !is_separator(c); };

    for (;;) {
        if (!text.empty() && is_digit(text.front())) {
            tokens.push_back({prefix, canonical_number(take_while(text, is_digit))});
        } else {
            const auto word = take_while(text, is_word);
            const bool is_followed_by_digit = !text.empty() && is_digit(text.front());
            // An empty token stands for 0.
            const auto canonical = word.empty() ? "0" : canonical_word(word, is_followed_by_digit);
            tokens.push_back({word.empty() ? prefix : '-', canonical});
        }

        if (text.empty())
            break;
        prefix = text.front() == '.' ? '.' : '-';
        if (is_separator(text.front()))
            text.remove_prefix(1);
    }

    return without_nulls(std::move(tokens));
}

std::size_t rank_of_word(std::string_view word)
{
    return static_cast<std::size_t>(std::ranges::find(qualifiers, word) - qualifiers.begin());
}

// 0: word, 1: number behind a hyphen, 2: number behind a dot.
int rank_of_kind(const MavenToken& token)
{
    if (!token.is_number())
        return 0;
    return token.prefix == '-' ? 1 : 2;
}

Order order_of_tokens(const MavenToken& left, const MavenToken& right)
{
    const auto kinds = order_from(rank_of_kind(left) <=> rank_of_kind(right));
    if (kinds != Order::equal)
        return kinds;
    if (left.is_number())
        return order_of_numbers(left.text, right.text);

    const auto ranks = order_from(rank_of_word(left.text) <=> rank_of_word(right.text));
    const bool is_listed = rank_of_word(left.text) < qualifiers.size();
    return ranks == Order::equal && !is_listed ? order_of_texts(left.text, right.text) : ranks;
}

// What a missing token is worth against `other`: .0 or the release itself.
MavenToken padding_against(const MavenToken& other)
{
    return {other.prefix, other.prefix == '.' ? "0" : ""};
}

}  // namespace

// Every text is a Maven version, so nothing is refused.
Decision compare_maven(std::string_view left, std::string_view right)
{
    const auto left_tokens = read_maven(left);
    const auto right_tokens = read_maven(right);

    for (std::size_t i = 0; i < std::max(left_tokens.size(), right_tokens.size()); ++i) {
        const auto left_token =
            i < left_tokens.size() ? left_tokens[i] : padding_against(right_tokens[i]);
        const auto right_token =
            i < right_tokens.size() ? right_tokens[i] : padding_against(left_tokens[i]);
        const auto order = order_of_tokens(left_token, right_token);
        if (order != Order::equal)
            return {
                .order = order,
                .because = reason(left_token.text, order, right_token.text, say("where they part")),
            };
    }
    return {.order = Order::equal, .because = {}};
}

}  // namespace advisory::versions
