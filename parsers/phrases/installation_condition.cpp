#include "parsers/phrases/installation_condition.hpp"

#include <algorithm>
#include <array>

#include "parsers/phrases/options.hpp"
#include "parsers/phrases/serials.hpp"
#include "parsers/phrases/shipping.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

bool is_one_of(Word word, std::span<const Word> words)
{
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::optional<InstallationCondition> find_installation_condition(std::span<const Token> tokens,
                                                                 std::string_view text)
{
    if (auto serial = find_serial_condition(tokens, text))
        return serial;
    if (auto shipping = find_shipping_condition(tokens, text))
        return shipping;
    return find_option_condition(tokens, text);
}

bool is_joined_by_and(std::span<const Token> before)
{
    constexpr std::array alternatives{Word::either,
                                      Word::except,
                                      Word::however,
                                      Word::including,
                                      Word::not_including,
                                      Word::negation,
                                      Word::not_affected,
                                      Word::and_so_on};
    const bool has_alternative = std::ranges::any_of(before, [&](const Token& token) {
        return is_one_of(token.word, alternatives);
    });
    // "2.0 以前、シリアル番号 …" may be a list.
    const bool is_list =
        !before.empty() && (before.back().kind == Kind::comma || before.back().word == Word::also);
    return !has_alternative && !is_list;
}

bool is_plain_name(std::span<const Token> tokens)
{
    return !tokens.empty() && std::ranges::all_of(tokens, [](const Token& token) {
        const bool is_version =
            token.kind == Kind::version &&
            (token.version.is_dotted || token.version.is_labelled || token.version.is_branch);
        const bool is_name = token.kind == Kind::text || token.kind == Kind::version ||
                             token.kind == Kind::dash || token.kind == Kind::slash ||
                             token.kind == Kind::quote || token.kind == Kind::open ||
                             token.kind == Kind::close || token.kind == Kind::counted;
        constexpr std::array words{Word::of,
                                   Word::noun,
                                   Word::series,
                                   Word::platform,
                                   Word::on,
                                   Word::edition,
                                   Word::particle};
        return (is_name && !is_version) || is_one_of(token.word, words);
    });
}

}  // namespace advisory::parsers::phrases
