#include "parsers/phrases/frame.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

// "1) Foo", "(1) 2.0 以前": the number of an item.
std::size_t number_length(std::span<const Token> tokens)
{
    const auto is_number = [](const Token& token) {
        constexpr std::string_view digits = "0123456789";
        return token.kind == Kind::version && token.text.size() < 3 &&
               token.text.find_first_not_of(digits) == std::string_view::npos;
    };
    const auto begins_item = [](const Token& token) {
        return token.kind == Kind::text || token.kind == Kind::version;
    };
    const auto is_closed_number = [&](std::size_t at) {
        return is_number(tokens[at]) && tokens[at + 1].kind == Kind::close &&
               tokens[at].end == tokens[at + 1].begin && begins_item(tokens[at + 2]);
    };
    const bool is_bracketed =
        tokens.size() > 3 && tokens[0].kind == Kind::open && is_closed_number(1);
    const bool is_half_bracketed = tokens.size() > 2 && is_closed_number(0);
    if (is_bracketed)
        return 3;
    return is_half_bracketed ? 2 : 0;
}

}  // namespace

std::size_t closing_bracket(std::span<const Token> tokens)
{
    int depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        depth += tokens[i].kind == Kind::open ? 1 : 0;
        depth -= tokens[i].kind == Kind::close ? 1 : 0;
        if (depth <= 0)
            return i;
    }
    return tokens.size();
}

std::span<const Token> without_frame(std::span<const Token> tokens)
{
    constexpr std::string_view bullets[] = {"*", "•", "●", "○", "■", "◆", "□", "◇", "▪", "‣"};
    const auto is_bullet = [&bullets](const Token& token) {
        return token.kind == Kind::dash || token.kind == Kind::comma ||
               std::ranges::find(bullets, token.text) != std::end(bullets);
    };
    while (!tokens.empty() && is_bullet(tokens.front()))
        tokens = tokens.subspan(1);

    tokens = tokens.subspan(number_length(tokens));
    const bool is_bracketed = tokens.size() > 2 && tokens[0].kind == Kind::open &&
                              closing_bracket(tokens) + 1 == tokens.size();
    return is_bracketed ? tokens.subspan(1, tokens.size() - 2) : tokens;
}

}  // namespace advisory::parsers::phrases
