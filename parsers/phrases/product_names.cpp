#include "parsers/phrases/product_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;

template <std::size_t size>
bool is_one_of(Word word, const Word (&words)[size])
{
    return std::ranges::find(words, word) != std::end(words);
}

}  // namespace

std::span<const Token> trim_name(std::span<const Token> tokens)
{
    constexpr Word particles[] =
        {Word::of, Word::particle, Word::both, Word::also, Word::either, Word::however, Word::it};
    const auto is_outside = [&particles](const Token& token) {
        return token.kind == Kind::colon || token.kind == Kind::comma || token.kind == Kind::dash ||
               token.kind == Kind::stop || token.kind == Kind::slash ||
               is_one_of(token.word, particles);
    };

    while (!tokens.empty() && (is_outside(tokens.back()) || tokens.back().kind == Kind::open))
        tokens = tokens.first(tokens.size() - 1);
    while (!tokens.empty() && is_outside(tokens.front()))
        tokens = tokens.subspan(1);

    // "all versions of Foo prior to 2.0"
    const bool has_noun = tokens.size() > 2 && tokens[1].word == Word::of &&
                          (tokens[0].word == Word::label || tokens[0].word == Word::all);
    return has_noun ? tokens.subspan(2) : tokens;
}

std::string name_of(std::span<const Token> tokens, std::string_view text)
{
    const auto quotes = std::ranges::count(tokens, Kind::quote, &Token::kind);
    const bool is_quoted = quotes == 2 && tokens.size() > 2 && tokens.front().kind == Kind::quote &&
                           tokens.back().kind == Kind::quote;
    if (is_quoted)
        tokens = tokens.subspan(1, tokens.size() - 2);
    if (tokens.empty())
        return {};
    return std::string{text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin)};
}

std::span<const Token> without_label(std::span<const Token> product)
{
    while (product.size() > 1 &&
           (product.back().word == Word::label || product.back().word == Word::all))
        product = trim_name(product.first(product.size() - 1));
    return product;
}

std::span<const Token> without_retired(std::span<const Token> product)
{
    constexpr Word words[] =
        {Word::retired, Word::unsupported, Word::label, Word::noun, Word::of, Word::particle};
    if (product.empty() || product.back().word != Word::including)
        return product;

    auto rest = product.first(product.size() - 1);
    bool is_retired = false;
    while (!rest.empty() && is_one_of(rest.back().word, words)) {
        is_retired = is_retired || rest.back().word == Word::retired ||
                     rest.back().word == Word::unsupported;
        rest = rest.first(rest.size() - 1);
    }
    return is_retired ? trim_name(rest) : product;
}

std::span<const Token> without_joint_nouns(std::span<const Token> product)
{
    constexpr std::array<std::string_view, 8>
        nouns{"units", "devices", "products", "with", "having", "whose", "のうち", "うち"};
    while (product.size() > 1 && std::ranges::find(nouns, product.back().text) != nouns.end())
        product = trim_name(product.first(product.size() - 1));
    return product;
}

std::span<const Token> condition_at_end(std::span<const Token> product, std::string_view text)
{
    constexpr std::array<std::string_view, 16> marks{
        "場合",
        "有効",
        "無効",
        "使用",
        "利用",
        "設定",
        "構成",
        "環境",
        "のとき",
        "に限",
        "when ",
        "if ",
        "enabled",
        "disabled",
        "configured",
        "only ",
    };
    if (product.size() < 3 || product.back().kind != Kind::close)
        return {};
    const auto open = std::ranges::find(product, Kind::open, &Token::kind);
    const auto bracket = product.subspan(static_cast<std::size_t>(open - product.begin()));
    const bool is_one = std::ranges::count(bracket, Kind::open, &Token::kind) == 1;
    if (!is_one || bracket.size() < 3 || bracket.size() == product.size())
        return {};

    // Wrapping may have put blanks anywhere.
    const auto said = name_of(bracket, text);
    auto joined = said;
    std::erase_if(joined, [](char c) { return c == ' ' || c == '\n'; });
    const bool is_condition = std::ranges::any_of(marks, [&](std::string_view mark) {
        return said.find(mark) != std::string::npos || joined.find(mark) != std::string::npos;
    });
    return is_condition ? bracket : std::span<const Token>{};
}

}  // namespace advisory::parsers::phrases
