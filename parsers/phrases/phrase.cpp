#include "parsers/phrases/phrase.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "parsers/phrases/frame.hpp"
#include "parsers/phrases/installation_condition.hpp"
#include "parsers/phrases/intervals.hpp"
#include "parsers/phrases/models.hpp"
#include "parsers/phrases/notations.hpp"
#include "parsers/phrases/product_names.hpp"
#include "parsers/phrases/scopes.hpp"
#include "parsers/phrases/tokens.hpp"
#include "parsers/phrases/unwrap.hpp"
#include "parsers/phrases/version_part.hpp"

namespace advisory::parsers {

namespace {

using namespace phrases;
using Kind = Token::Kind;

constexpr std::size_t longest_phrase = 4096;
constexpr std::size_t most_tokens = 1024;

bool has_word(std::span<const Token> tokens, Word word)
{
    return std::ranges::find(tokens, word, &Token::word) != tokens.end();
}

std::string_view text_of(std::span<const Token> tokens, std::string_view text)
{
    if (tokens.empty())
        return {};
    return text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
}

// "影響を受けるバージョン: Foo 1.0 以前"
std::span<const Token> without_field_name(std::span<const Token> tokens)
{
    Cursor cursor{tokens};
    const bool has_subject = cursor.take(Word::subject);
    cursor.skip_all(Word::of);
    const bool is_named = cursor.take(Word::field) || cursor.take(Word::affected) || has_subject;
    if (!is_named || (!cursor.is(Kind::colon) && !cursor.is(Word::particle)))
        return tokens;
    cursor.skip_all(Kind::colon, Word::particle, Kind::comma);
    return cursor.rest();
}

// "CVE-2024-1234: Foo 1.0 以前"
std::span<const Token> take_leading_scope(std::span<const Token> tokens, AffectedRange& range)
{
    Cursor cursor{tokens};
    auto scope = take_scope(cursor);
    if (scope.cves.empty())
        return tokens;
    if (scope.is_open)
        range.flags.emplace_back("OPEN_CVE_LIST");
    range.cves = std::move(scope.cves);
    cursor.skip_all(Kind::colon, Kind::comma, Word::of, Word::particle, Word::subject);
    return cursor.rest();
}

bool is_operator(const Token& token)
{
    return token.kind == Kind::comparison || token.word == Word::below ||
           token.word == Word::at_most || token.word == Word::at_most_doubtful ||
           token.word == Word::at_least || token.word == Word::prior_to;
}

// What shows that a phrase speaks of versions although it could not be read.
bool speaks_of_versions(const Token& token)
{
    const bool is_version =
        token.kind == Kind::version &&
        (token.version.is_dotted || token.version.is_labelled || token.version.is_branch);
    return is_version || is_operator(token) || token.word == Word::all;
}

bool is_labelled_version(const Token& label, const Token& version)
{
    const bool is_label =
        label.word == Word::label || label.word == Word::firmware || label.word == Word::build;
    return is_label && version.kind == Kind::version;
}

// "and prior", "or later"
bool says_and_earlier(const Token& joint, const Token& word)
{
    const bool is_joint = joint.word == Word::also || joint.word == Word::either;
    return is_joint && (word.word == Word::earlier || word.word == Word::later);
}

// "最新版より前", "複数の製品": the words for versions name none.
bool names_no_version(const Token& token)
{
    return token.word == Word::latest || token.word == Word::unknown ||
           token.word == Word::outdated || token.word == Word::details ||
           token.word == Word::not_affected;
}

std::span<const Token> name_before(std::span<const Token> tokens, bool (*is_end)(const Token&))
{
    const auto end = std::ranges::find_if(tokens, is_end);
    return trim_name(tokens.first(static_cast<std::size_t>(end - tokens.begin())));
}

// Takes remarks in brackets off the end of a name.
std::span<const Token> without_remarks(std::span<const Token> tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto length = closing_bracket(tokens.subspan(i)) + 1;
        if (tokens[i].kind == Kind::open && i + length >= tokens.size())
            return tokens.first(i);
        if (tokens[i].kind == Kind::open)
            i += length - 1;
    }
    return tokens;
}

template <class Element>
void append(std::vector<Element>& to, std::vector<Element> from)
{
    std::ranges::move(from, std::back_inserter(to));
}

// "LD-PS/U9 (CVE-2021-20643)": what a phrase without versions speaks of.
void read_scopes(std::span<const Token> tokens, AffectedRange& range)
{
    Cursor cursor{tokens};
    while (!cursor.is_at_end()) {
        auto scope = take_cves(cursor);
        if (scope.cves.empty()) {
            cursor.skip();
            continue;
        }
        if (scope.is_open)
            range.flags.emplace_back("OPEN_CVE_LIST");
        append(range.cves, std::move(scope.cves));
    }
}

void read_nothing(std::span<const Token> tokens, std::string_view text, AffectedRange& range)
{
    const bool has_version =
        std::ranges::any_of(tokens, [](const Token& token) { return token.kind == Kind::version; });
    const bool has_no_name = std::ranges::any_of(tokens, names_no_version);
    const bool is_about_versions =
        std::ranges::any_of(tokens, speaks_of_versions) ||
        std::ranges::adjacent_find(tokens, says_and_earlier) != tokens.end() ||
        std::ranges::adjacent_find(tokens, is_labelled_version) != tokens.end();
    if (!is_about_versions || (has_no_name && !has_version)) {
        range.status = PhraseStatus::none;
        read_scopes(tokens, range);
        if (has_word(tokens, Word::not_affected))
            range.flags.emplace_back("NOT_AFFECTED");
        auto name = trim_name(without_remarks(name_before(tokens, names_no_version)));
        while (!name.empty() && name.back().word == Word::label)
            name = trim_name(name.first(name.size() - 1));
        range.product = name_of(name, text);
        return;
    }

    range.status = PhraseStatus::unparsed;
    // "2023年11月1日より前にリリースされた": a date is no name.
    const auto name = name_before(tokens, speaks_of_versions);
    const bool is_date = !name.empty() && name.front().kind == Kind::version &&
                         name_of(name, text).find("年") != std::string::npos;
    // "Java 8以降のユーザー向け" speaks of people: its name is no affected product.
    if (!has_word(tokens, Word::audience) && !is_date)
        range.product = name_of(name, text);
}

// True when what no rule took turns the meaning of what was taken.
bool is_turned(std::span<const Token> rest)
{
    return has_word(rest, Word::audience) || has_word(rest, Word::fixed) ||
           has_word(rest, Word::negation);
}

// "2.15.0 より前の Apache Log4j": a Latin name behind the range. A Japanese noun there
// may be anything: の環境, の場合.
std::span<const Token> name_behind(std::span<const Token> rest)
{
    const auto is_latin = [](const Token& token) {
        const auto first = static_cast<unsigned char>(token.text.front());
        return token.kind == Kind::text && first < 0x80;
    };
    while (!rest.empty() && (rest.back().kind == Kind::stop || rest.back().kind == Kind::comma))
        rest = rest.first(rest.size() - 1);
    if (rest.size() < 2 || rest.front().word != Word::of ||
        !std::ranges::all_of(rest.subspan(1), is_latin))
        return {};
    return rest.subspan(1);
}

void read_versions(std::span<const Token> tokens, std::string_view text, AffectedRange& range)
{
    auto division = divide(tokens, text);
    if (!division || is_turned(tokens.subspan(division->end))) {
        read_nothing(tokens, text, range);
        return;
    }

    auto rest = tokens.subspan(division->end);
    if (const auto name = name_behind(rest); division->product.empty() && !name.empty()) {
        division->product = name;
        rest = {};
    }
    auto combination = combine(std::move(division->reading));
    range.product = name_of(division->product, text);
    if (!division->condition.empty())
        range.qualifiers.push_back({.kind = "condition", .value = std::move(division->condition)});
    range.intervals = std::move(combination.intervals);
    append(range.cves, std::move(division->cves));
    append(range.cves, std::move(combination.cves));
    append(range.qualifiers, std::move(combination.qualifiers));
    append(range.flags, std::move(combination.flags));

    const bool is_empty = range.intervals.empty() && !combination.is_all;
    const bool is_whole = rest.empty() && !division->has_doubt && !combination.has_doubt;
    if (!is_whole || is_empty)
        range.status = PhraseStatus::partial;
    else
        range.status = combination.is_all ? PhraseStatus::all : PhraseStatus::parsed;
    if (!rest.empty())
        range.qualifiers.push_back(
            {.kind = "condition", .value = std::string{text_of(rest, text)}});
    if (has_word(rest, Word::not_affected))
        range.flags.emplace_back("NOT_AFFECTED");
}

// The part beside a condition is a name, or a name and its versions. Answers whether all of
// it was understood.
bool read_beside_condition(std::span<const Token> tokens,
                           std::string_view text,
                           AffectedRange& range)
{
    const auto name = without_joint_nouns(trim_name(tokens));
    const auto division = divide(name, text);
    const bool is_range = division && division->end == name.size() &&
                          (division->reading.clauses.front().has_operator ||
                           division->reading.clauses.front().term.is_labelled);
    if (is_range)
        read_versions(name, text, range);
    else
        range.product = name_of(name, text);
    const bool is_understood = is_range ? range.is_whole() : name.empty() || is_plain_name(name);
    range.status = PhraseStatus::partial;
    return is_understood && is_joined_by_and(tokens);
}

// Serial numbers, dates of shipping and options are no versions, so that the phrase is
// partial; QUALIFIED says that nothing else was left out.
void read_condition(InstallationCondition condition,
                    std::span<const Token> tokens,
                    std::string_view text,
                    AffectedRange& range)
{
    bool is_understood = read_beside_condition(tokens.first(condition.begin), text, range);
    // "2023年3月以前に出荷された Foo 2.0 以前"
    const auto behind = tokens.subspan(condition.end);
    if (condition.begin == 0 && !behind.empty())
        is_understood = read_beside_condition(behind, text, range);
    append(range.qualifiers, std::move(condition.qualifiers));

    const bool has_open_cves = std::ranges::find(range.flags, "OPEN_CVE_LIST") != range.flags.end();
    if (condition.is_not_affected)
        range.flags.emplace_back("NOT_AFFECTED");
    else if (condition.is_whole && is_understood && !has_open_cves)
        range.flags.emplace_back("QUALIFIED");
}

void read_tokens(std::span<const Token> tokens, std::string_view text, AffectedRange& range)
{
    tokens = without_field_name(without_frame(tokens));
    tokens = without_field_name(take_leading_scope(tokens, range));
    if (auto condition = find_installation_condition(tokens, text)) {
        read_condition(*std::move(condition), tokens, text, range);
        return;
    }

    read_versions(tokens, text, range);
    const bool is_open_list = std::ranges::find(range.flags, "OPEN_CVE_LIST") != range.flags.end();
    if (is_open_list && range.is_whole())
        range.status = PhraseStatus::partial;
}

// The constraint of a vers for every version, and nothing behind it.
bool is_star(std::string_view text)
{
    const auto end = text.find_first_not_of("* \n");
    return text.starts_with('*') &&
           (end == std::string_view::npos || text.substr(end).starts_with("。"));
}

// Models that we do not list cannot be matched one by one: a person must look.
void list_models(AffectedRange& range)
{
    auto models = models_of(range.product);
    range.models = std::move(models.names);
    if (!models.is_too_long)
        return;
    std::erase(range.flags, "QUALIFIED");
    if (range.is_whole())
        range.status = PhraseStatus::partial;
}

}  // namespace

AffectedRange read_phrase(std::string_view text)
{
    AffectedRange range;
    range.phrase = text;
    if (text.size() > longest_phrase)
        return range;

    // Some characters become many: the bound holds for what is read.
    const auto unwrapped = unwrap(normalised(text));
    if (unwrapped.size() > longest_phrase)
        return range;

    const auto vers = read_vers(unwrapped);
    const auto said = vers ? vers->constraints : std::string_view{unwrapped};
    if (vers && is_star(said)) {
        range.status = PhraseStatus::all;
        return range;
    }

    const auto tokens = tokenise(said);
    if (tokens.size() <= most_tokens)
        read_tokens(tokens, said, range);
    list_models(range);
    // A range keeps no scheme: its bounds would be compared by the wrong rules.
    if (vers && vers->has_own_order && range.is_whole())
        range.status = PhraseStatus::partial;
    return range;
}

}  // namespace advisory::parsers
