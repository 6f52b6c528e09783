#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/say.hpp"
#include "versions/comparators.hpp"

// Alpine's package versions, by src/version.c of apk-tools 3:
// digits{.digits}[letter]{_suffix[digits]}[~hash][-rdigits].
namespace advisory::versions {

namespace {

// In the order in which one may follow another. Where two versions part, the one
// whose piece comes first here is the later version: 1.0.1 > 1.0a > 1.0_p1 > 1.0.
enum class Piece { first_number, number, letter, suffix, suffix_number, hash, revision, end };

struct Token {
    Piece piece = Piece::end;
    std::string_view text;
};

// Suffixes in their order; up to `rc` they precede the version without one.
constexpr std::array<std::string_view, 9>
    suffixes{"alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"};

std::size_t rank_of_suffix(std::string_view suffix)
{
    return static_cast<std::size_t>(std::ranges::find(suffixes, suffix) - suffixes.begin());
}

bool is_pre_release(const Token& token)
{
    return token.piece == Piece::suffix && rank_of_suffix(token.text) <= rank_of_suffix("rc");
}

// apk-package(5): lower case only.
bool is_hexadecimal(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

bool take(std::string_view& rest, std::string_view mark)
{
    if (!rest.starts_with(mark))
        return false;
    rest.remove_prefix(mark.size());
    return true;
}

// The next token, which may stand after `before`; nothing when the text breaks
// the grammar here.
std::optional<Token> take_token(std::string_view& rest, Piece before)
{
    Token token;
    if (is_lower(rest.front())) {
        token = {Piece::letter, rest.substr(0, 1)};
        rest.remove_prefix(1);
    } else if (is_digit(rest.front()) && before == Piece::suffix) {
        token = {Piece::suffix_number, take_while(rest, is_digit)};
    } else if (take(rest, ".")) {
        token = {Piece::number, take_while(rest, is_digit)};
    } else if (take(rest, "_")) {
        token = {Piece::suffix, take_while(rest, is_lower)};
    } else if (take(rest, "~")) {
        token = {Piece::hash, take_while(rest, is_hexadecimal)};
    } else if (take(rest, "-r")) {
        token = {Piece::revision, take_while(rest, is_digit)};
    }

    const bool may_repeat = token.piece == Piece::number || token.piece == Piece::suffix;
    const bool is_in_order = token.piece > before || (may_repeat && token.piece == before) ||
                             (token.piece == Piece::suffix && before == Piece::suffix_number);
    const bool is_known =
        token.piece != Piece::suffix || rank_of_suffix(token.text) < suffixes.size();
    if (token.piece == Piece::end || token.text.empty() || !is_in_order || !is_known)
        return std::nullopt;
    return token;
}

std::optional<std::vector<Token>> read_apk(std::string_view text)
{
    std::vector<Token> tokens{{Piece::first_number, take_while(text, is_digit)}};
    if (tokens.front().text.empty())
        return std::nullopt;

    while (!text.empty()) {
        const auto token = take_token(text, tokens.back().piece);
        if (!token)
            return std::nullopt;
        tokens.push_back(*token);
    }
    tokens.emplace_back();
    return tokens;
}

Order order_of_tokens(const Token& left, const Token& right)
{
    switch (left.piece) {
        case Piece::number:
            // A number with a leading zero is a decimal fraction: 1.09 < 1.1.
            if (left.text.starts_with('0') || right.text.starts_with('0'))
                return order_of_texts(left.text, right.text);
            return order_of_numbers(left.text, right.text);
        case Piece::first_number:
        case Piece::suffix_number:
        case Piece::revision:
            return order_of_numbers(left.text, right.text);
        case Piece::suffix:
            return order_from(rank_of_suffix(left.text) <=> rank_of_suffix(right.text));
        case Piece::letter:
        case Piece::hash:
            return order_of_texts(left.text, right.text);
        case Piece::end:
            break;
    }
    return Order::equal;
}

Order order_of_kinds(const Token& left, const Token& right)
{
    if (is_pre_release(left))
        return Order::less;
    if (is_pre_release(right))
        return Order::greater;
    return order_from(right.piece <=> left.piece);
}

}  // namespace

Decision compare_apk(std::string_view left, std::string_view right)
{
    const auto left_tokens = read_apk(left);
    if (!left_tokens)
        return refuse(left, "Alpine");
    const auto right_tokens = read_apk(right);
    if (!right_tokens)
        return refuse(right, "Alpine");

    for (std::size_t i = 0;; ++i) {
        const auto& left_token = left_tokens->at(i);
        const auto& right_token = right_tokens->at(i);
        const bool is_same_kind = left_token.piece == right_token.piece;
        const auto order = is_same_kind ? order_of_tokens(left_token, right_token)
                                        : order_of_kinds(left_token, right_token);
        if (order != Order::equal)
            return {
                .order = order,
                .because = reason(left_token.text, order, right_token.text, say("where they part")),
            };
        if (left_token.piece == Piece::end)
            return {.order = Order::equal, .because = {}};
    }
}

}  // namespace advisory::versions
