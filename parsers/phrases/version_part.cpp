#include "parsers/phrases/version_part.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

#include "parsers/phrases/product_names.hpp"
#include "parsers/phrases/relations.hpp"
#include "parsers/phrases/scopes.hpp"
#include "parsers/phrases/tails.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

template <std::size_t size>
bool is_word_of(Word word, const Word (&words)[size])
{
    return std::ranges::find(words, word) != std::end(words);
}

bool stands_before_version(const Token& token)
{
    constexpr Word prepositions[] = {Word::prior_to,
                                     Word::through,
                                     Word::up_to,
                                     Word::up_to_excluding,
                                     Word::starting_at,
                                     Word::prefixed,
                                     Word::later_than,
                                     Word::between};
    return token.kind == Kind::comparison || is_word_of(token.word, prepositions);
}

// Words that a version part may begin with.
bool may_begin_versions(std::span<const Token> tokens, std::string_view text, std::size_t at)
{
    constexpr Word labels[] = {Word::label, Word::firmware, Word::build, Word::all, Word::every};
    switch (tokens[at].kind) {
        case Kind::version:
        case Kind::comparison:
        case Kind::tilde:
            return true;
        case Kind::quote:
            // An even number of quotes before it: it opens.
            return std::ranges::count(tokens.first(at), Kind::quote, &Token::kind) % 2 == 0;
        case Kind::open:
            return at + 1 < tokens.size() && tokens[at + 1].kind != Kind::cve;
        case Kind::word:
            return is_word_of(tokens[at].word, labels) || stands_before_version(tokens[at]) ||
                   stands_before_label(tokens.subspan(at), text);
        case Kind::text:
            return is_letter_led_bound(tokens.subspan(at));
        default:
            return false;
    }
}

// Words that only a range has.
bool is_relation(const Token& token)
{
    constexpr Word relations[] = {Word::below,
                                  Word::at_most,
                                  Word::at_most_doubtful,
                                  Word::above,
                                  Word::at_least,
                                  Word::it,
                                  Word::branch};
    return token.kind == Kind::comparison || is_word_of(token.word, relations);
}

// Words and marks that names have too, but hardly right behind a version.
bool joins_versions(const Token& token)
{
    constexpr Word joints[] = {Word::since, Word::also, Word::either, Word::both, Word::to};
    return token.kind == Kind::comma || token.kind == Kind::slash || token.kind == Kind::tilde ||
           token.kind == Kind::plus || is_word_of(token.word, joints) ||
           stands_before_version(token);
}

bool may_end_version(const Token& token)
{
    return token.kind == Kind::version || token.kind == Kind::counted ||
           token.kind == Kind::close || token.kind == Kind::quote;
}

// True when the name that would end before `at` swallows a range, as the one before
// "2.0" in "A 1.0 以前、B 2.0 以前".
bool swallows_range(std::span<const Token> tokens, std::size_t at)
{
    if (at < 2)
        return at == 1 && tokens[0].kind == Kind::comparison;

    const auto& last = tokens[at - 1];
    const auto& before = tokens[at - 2];
    const bool is_bound = last.kind == Kind::version && stands_before_version(before);
    // "bizhub 368/308" is a name.
    const bool is_name = last.kind == Kind::slash && before.kind == Kind::version &&
                         !before.version.is_dotted && !before.version.is_labelled;
    const bool is_behind =
        is_relation(last) || (!is_name && joins_versions(last) && may_end_version(before));
    const auto is_version = [](const Token& token) { return token.kind == Kind::version; };
    return is_bound || last.kind == Kind::comparison ||
           (is_behind && std::ranges::any_of(tokens.first(at - 1), is_version));
}

// "修正版 2.1", "not 2.0": what follows is not what is affected.
bool is_disqualified(std::span<const Token> product)
{
    if (product.empty())
        return false;
    // "最新版より前のすべてのバージョン" names no version.
    const auto latest = std::ranges::find(product, Word::latest, &Token::word);
    const auto behind = latest == product.end() ? latest : std::next(latest);
    if (behind != product.end() && is_relation(*behind))
        return true;

    // "VB60 より前の全バージョン", "Foo 全バージョンおよび Bar 全バージョン"
    const auto is_joined_all = [](const Token& all, const Token& joint) {
        return all.word == Word::all && (joint.word == Word::also || joint.kind == Kind::comma);
    };
    if (is_relation(product.back()) ||
        std::ranges::adjacent_find(product, is_joined_all) != product.end())
        return true;

    const auto word = product.back().word;
    return word == Word::fixed || word == Word::negation || word == Word::except ||
           stands_before_version(product.back());
}

// A name may end with a number ("Windows 11"), but "4.8 1.2.3" is two versions.
bool is_doubtful_division(std::span<const Token> tokens, std::size_t at, const Clause& first)
{
    // "Patch 5 未満": of which version?
    if (at > 0 && tokens[at - 1].word == Word::count && tokens[at].kind == Kind::version)
        return true;
    if (at == 0 || tokens[at - 1].kind != Kind::version)
        return false;
    const auto& before = tokens[at - 1].version;
    const bool is_named = first.term.is_labelled && tokens[at].kind == Kind::word;
    const bool is_evident = first.has_operator || first.term.is_labelled || first.term.is_dotted;
    // "Windows 10 21H2": no name ends so.
    const bool is_half_year = first.term.version.size() == 4 && first.term.version[2] == 'H';
    return !is_named && !(is_half_year && !before.is_dotted) &&
           (before.is_dotted || before.is_labelled || !is_evident);
}

// "8.0 やら 8.5": words that join, not the nouns of "USB 3.0 ドライバ".
bool is_hiragana(std::string_view text)
{
    constexpr std::size_t length = 3;
    bool is_all = !text.empty() && text.size() % length == 0;
    for (std::size_t i = 0; is_all && i < text.size(); i += length) {
        const auto character = text.substr(i, length);
        is_all = character >= "\u3041" && character <= "\u309f";
    }
    return is_all;
}

// "8.0.1" is hardly part of a name.
bool has_many_numbers(const Token& token)
{
    return std::ranges::count(token.version.text, '.') > 1;
}

// A dotted version may be part of a name ("USB 3.0 ドライバ"), but not with a mark behind
// it, and hardly with a label before it.
bool has_stray_version(std::span<const Token> tokens, std::size_t at)
{
    for (std::size_t i = 0; i + 1 < at; ++i) {
        if (tokens[i].kind != Kind::version)
            continue;
        const auto next = tokens[i + 1].kind;
        const bool is_marked = next != Kind::text && next != Kind::word;
        const bool is_labelled =
            tokens[i].version.is_labelled || (i > 0 && tokens[i - 1].word == Word::label);
        // "NX V3 PC Client"
        const bool is_named_on = !tokens[i].version.is_dotted && next == Kind::text;
        const bool is_joined = tokens[i].version.is_dotted && is_hiragana(tokens[i + 1].text);
        if (is_joined || has_many_numbers(tokens[i]))
            return true;
        if ((is_labelled && !is_named_on) || (tokens[i].version.is_dotted && is_marked))
            return true;
    }
    return false;
}

// Takes the CVEs off the end of the name: "Foo (CVE-2024-1234) 1.0 以前".
std::span<const Token> take_scope_of_name(std::span<const Token> product, Division& division)
{
    const auto first = std::ranges::find(product, Kind::cve, &Token::kind);
    if (first == product.end())
        return product;

    auto begin = static_cast<std::size_t>(first - product.begin());
    if (begin > 0 &&
        (product[begin - 1].kind == Kind::open || product[begin - 1].kind == Kind::dash))
        --begin;
    Cursor cursor{product.subspan(begin)};
    auto scope = take_scope(cursor);
    cursor.skip_all(Kind::colon, Kind::comma);
    division.has_doubt = division.has_doubt || scope.is_open || !cursor.is_at_end();
    division.cves = std::move(scope.cves);
    return product.first(begin);
}

// "IOS XE (HTTP サーバ機能が有効な場合) 16.1 から": not only the versions decide.
std::span<const Token> take_condition_of_name(std::span<const Token> product,
                                              std::string_view text,
                                              Division& division)
{
    const auto bracket = condition_at_end(product, text);
    if (bracket.empty())
        return product;
    division.has_doubt = true;
    division.condition = name_of(bracket.subspan(1, bracket.size() - 2), text);
    return trim_name(product.first(product.size() - bracket.size()));
}

void take_bracketed(Cursor& cursor, const Context& context, Reading& reading)
{
    const auto start = cursor.at();
    cursor.skip();
    reading = take_reading(cursor, context);
    if (reading.clauses.empty() || !cursor.take(Kind::close)) {
        reading.clauses.clear();
        cursor.go_to(start);
        return;
    }
    // "Acrobat DC (24.005.20307) およびそれ以前": what bounds the version stands behind the
    // bracket.
    const bool is_bare = reading.clauses.size() == 1 &&
                         reading.clauses.front().shape == Shape::single &&
                         !reading.clauses.front().has_operator;
    if (is_bare)
        if (auto bounded = take_bounded(cursor, context, reading.clauses.front().term))
            reading.clauses.front() = *std::move(bounded);
    take_tails(cursor, context, reading.clauses.back());
}

bool is_plural(const Token& token)
{
    return token.word == Word::label && token.text.ends_with('s');
}

// "All GitLab versions before 2.0": the "all" is of the versions.
std::span<const Token> without_every(std::span<const Token> product, const Token& label)
{
    const bool is_every =
        product.size() > 1 && product.front().word == Word::every && is_plural(label);
    return is_every ? product.subspan(1) : product;
}

// "All Connect Suite versions"
void take_every_version(Cursor& cursor, Division& division)
{
    if (!is_plural(cursor.peek()) || !division.is_every)
        return;
    cursor.skip();
    auto& clause = division.reading.clauses.emplace_back();
    clause.shape = Shape::all;
    clause.has_operator = true;
}

// "(x=32,64, y=T,R)": says what the letters of a name stand for. The index behind it,
// `at` itself when something else stands there.
std::size_t skip_legend(std::span<const Token> tokens, std::size_t at)
{
    const bool is_legend = at + 2 < tokens.size() && tokens[at].kind == Kind::open &&
                           tokens[at + 1].text.size() == 1 && tokens[at + 2].text == "=";
    if (!is_legend)
        return at;
    const auto close = std::ranges::find(tokens.subspan(at), Kind::close, &Token::kind);
    return close == tokens.end() ? at : static_cast<std::size_t>(close - tokens.begin()) + 1;
}

std::optional<Division> divide_at(std::span<const Token> tokens,
                                  std::string_view text,
                                  std::size_t at)
{
    Division division;
    const auto name = without_label(trim_name(take_scope_of_name(tokens.first(at), division)));
    const auto product = without_retired(take_condition_of_name(name, text, division));
    division.product = without_every(product, tokens[at]);
    division.is_every = division.product.size() < product.size();
    if (is_disqualified(division.product))
        return std::nullopt;

    const Context context{.text = text, .product = division.product};
    Cursor cursor{tokens.subspan(at)};
    division.reading = take_reading(cursor, context);
    if (division.reading.clauses.empty() && cursor.is(Kind::open))
        take_bracketed(cursor, context, division.reading);
    if (division.reading.clauses.empty())
        take_every_version(cursor, division);
    if (division.reading.clauses.empty())
        return std::nullopt;

    const auto& first = division.reading.clauses.front();
    // "Foo R2" alone is a model; a version would have a label or an operator.
    const bool is_model = first.term.is_release && !first.term.is_labelled &&
                          !first.term.is_dotted && first.shape == Shape::single;
    if (is_model)
        return std::nullopt;

    take_end(cursor, division.reading);
    division.end = at + cursor.at();
    division.has_doubt = division.has_doubt || is_doubtful_division(tokens, at, first) ||
                         has_stray_version(tokens, at);
    return division;
}

bool has_doubt(const Division& division)
{
    return division.has_doubt || std::ranges::any_of(division.reading.clauses, &Clause::has_doubt);
}

// A bare number may belong to a name; a range does not.
bool has_evident_range(const Division& division)
{
    const auto& first = division.reading.clauses.front();
    const bool is_open_since = first.shape == Shape::low && !first.flags.empty();
    return (first.has_operator || first.is_branch || first.term.is_labelled) && !is_open_since;
}

}  // namespace

std::optional<Division> divide(std::span<const Token> tokens, std::string_view text)
{
    // No name has that many places where versions might begin; what is found by then
    // is doubtful anyway, and each place costs a reading of all the rest.
    constexpr int most_places = 24;
    int places = 0;
    std::optional<Division> doubtful;
    std::optional<Division> incomplete;
    for (std::size_t at = 0; at < tokens.size() && !swallows_range(tokens, at); ++at) {
        at = skip_legend(tokens, at);
        if (at == tokens.size() || !may_begin_versions(tokens, text, at))
            continue;
        auto division = divide_at(tokens, text, at);
        if (!division)
            continue;
        if (++places > most_places)
            break;

        const bool is_whole = division->end == tokens.size();
        if (is_whole && !has_doubt(*division))
            return division;
        if (is_whole && !doubtful)
            doubtful = std::move(division);
        else if (!is_whole && !incomplete && has_evident_range(*division))
            incomplete = std::move(division);
    }
    return doubtful ? doubtful : incomplete;
}

}  // namespace advisory::parsers::phrases
