#include "parsers/phrases/clauses.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "parsers/phrases/bounds.hpp"
#include "parsers/phrases/notations.hpp"
#include "parsers/phrases/prefixes.hpp"
#include "parsers/phrases/relations.hpp"
#include "parsers/phrases/tails.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

// "9.9系列 9.9.8-P3 より以前", "11.1:11.1.2-h3より前", "2.x 系の 2.15.0 より前".
std::optional<Clause> take_within_branch(Cursor& cursor, const Context& context, const Term& branch)
{
    const auto start = cursor.at();
    skip_nouns(cursor);
    const bool is_colon = cursor.take(Kind::colon);
    if (is_colon || branch.is_branch) {
        cursor.skip_all(Word::of, Word::particle);
        auto clause = take_bounded_term(cursor, context);
        // "SMA 100 シリーズ 10.2.1 以前": a name, when the bounds are of no such branch.
        if (clause && is_within(*clause, branch)) {
            bound_by_branch(*clause, branch);
            return clause;
        }
    }
    cursor.go_to(start);
    return std::nullopt;
}

// "11.1 (11.1.2-h3 より前のバージョン)"; the 5 of "PolyScope 5 (5.25.1 より前)" is a name.
std::optional<Clause> take_bracketed_within(Cursor& cursor,
                                            const Context& context,
                                            const Term& branch)
{
    const auto start = cursor.at();
    if ((branch.is_dotted || branch.is_branch) && cursor.take(Kind::open)) {
        auto clause = take_bounded_term(cursor, context);
        skip_nouns(cursor);
        if (clause && is_within(*clause, branch) && cursor.take(Kind::close)) {
            bound_by_branch(*clause, branch);
            return clause;
        }
    }
    cursor.go_to(start);
    return std::nullopt;
}

// "6.2.x (Windows) 6.2.6 より前", "6.49.6 (hardened) 以前": the bracket says something of what
// is bounded.
std::optional<Clause> take_behind_note(Cursor& cursor, const Context& context, const Term& term)
{
    const auto start = cursor.at();
    Clause note;
    if (cursor.is(Kind::open) && take_note(cursor, context, note)) {
        auto clause = take_within_branch(cursor, context, term);
        if (!clause)
            clause = take_bounded(cursor, context, term);
        if (clause) {
            clause->has_doubt = clause->has_doubt || note.has_doubt;
            std::ranges::move(note.qualifiers, std::back_inserter(clause->qualifiers));
            return clause;
        }
    }
    cursor.go_to(start);
    return std::nullopt;
}

// "…より前の 1.1.1系バージョン", "10.2.9-h1 より前の 10.2"
void take_trailing_branch(Cursor& cursor, const Context& context, Clause& clause)
{
    const auto start = cursor.at();
    const bool is_linked = cursor.take(Word::of);
    const auto branch = take_term(cursor, context);
    const bool is_open = clause.shape == Shape::low || clause.shape == Shape::high;
    const bool is_confirmed = branch && is_within(clause, *branch);
    const bool is_branch = branch && (branch->is_branch || (is_linked && is_confirmed));
    if (!is_branch || !is_open || take_bounded(cursor, context, *branch)) {
        cursor.go_to(start);
        return;
    }

    // "3.1.5 以降の 6.1 系": one of the two is not what it seems.
    bound_by_branch(clause, *branch);
    clause.has_doubt = clause.has_doubt || !is_confirmed;
    if (is_confirmed)
        std::erase(clause.flags, ambiguous_hyphen);
    skip_nouns(cursor);
}

Clause every_version()
{
    Clause clause;
    clause.shape = Shape::all;
    clause.has_operator = true;
    return clause;
}

// "all 2.x versions"
std::optional<Clause> take_whole_branch(Cursor& cursor, const Context& context)
{
    const auto branch = take_term(cursor, context);
    if (!branch || !branch->is_branch)
        return std::nullopt;
    return bare_clause(*branch);
}

// "2.0-3.1": the hyphen may be part of one version, but the range has that version too.
// Larger numbers are builds: 13.1-37.164.
std::optional<Clause> hyphenated_range(const Term& term)
{
    const auto hyphen = term.version.find('-');
    if (!term.is_doubtful_hyphen || hyphen == std::string::npos)
        return std::nullopt;

    const auto low = term.version.substr(0, hyphen);
    const auto high = term.version.substr(hyphen + 1);
    if (low.find('.') != 1 || high.find('.') != 1 || low.front() >= high.front())
        return std::nullopt;

    Clause clause;
    clause.shape = Shape::range;
    clause.term = term;
    clause.has_operator = true;
    clause.interval = {Bound{low, true}, Bound{high, true}};
    clause.flags.emplace_back("AMBIGUOUS_BOUND");
    return clause;
}

std::optional<Clause> take_range(Cursor& cursor, const Context& context)
{
    if (auto clause = take_interval_notation(cursor, context))
        return clause;

    const auto start = cursor.at();
    const bool is_every = cursor.take(Word::every);
    const bool is_all = cursor.take(Word::all);
    // "versions prior to 2.0", "all versions < 2.0": the noun adds nothing.
    const auto before_labels = cursor.at();
    cursor.skip_all(Word::label, Word::firmware);
    if (auto clause = take_prefixed(cursor, context))
        return clause;

    cursor.go_to(before_labels);
    if (is_all)
        return every_version();
    // "All" in the version column of a table.
    if (is_every && (cursor.is_at_end() || cursor.is(Kind::close) || cursor.is(Kind::stop)))
        return every_version();
    if (is_every)
        return take_whole_branch(cursor, context);

    cursor.go_to(start);
    auto term = take_term(cursor, context);
    if (!term)
        return std::nullopt;
    if (auto clause = take_within_branch(cursor, context, *term))
        return clause;
    if (auto clause = take_bracketed_within(cursor, context, *term))
        return clause;
    if (auto clause = take_bounded(cursor, context, *term))
        return clause;
    if (auto clause = take_behind_note(cursor, context, *term))
        return clause;
    // "SMA 100 シリーズ" is a name, "9.9 シリーズ" a branch.
    if (term->has_series_word && !term->is_dotted && !term->is_labelled)
        return std::nullopt;
    // "6.0 全バージョン", "v6 のすべて": the whole branch. A bare 11 before it is a name.
    const std::size_t particles = cursor.is(Word::of) ? 1 : 0;
    const bool is_whole = cursor.is(Word::all, particles) && (term->is_dotted || term->is_labelled);
    term->is_branch = term->is_branch || is_whole;
    if (auto clause = hyphenated_range(*term))
        return clause;
    auto clause = bare_clause(*term);
    clause.is_named_branch = is_whole || term->has_branch_word;
    return clause;
}

bool names_firmware(std::span<const Token> tokens)
{
    for (const auto& token : tokens)
        if (token.word == Word::firmware)
            return true;
    return false;
}

}  // namespace

std::optional<Clause> take_clause(Cursor& cursor, const Context& context)
{
    const auto start = cursor;
    auto clause = take_range(cursor, context);
    if (!clause) {
        cursor = start;
        return std::nullopt;
    }

    skip_nouns(cursor);
    const std::size_t particles = cursor.is(Word::of) ? 1 : 0;
    if (cursor.is(Word::all, particles) && (clause->has_operator || clause->is_branch))
        cursor.skip(particles + 1);
    take_trailing_branch(cursor, context, *clause);
    const auto taken = start.rest().first(cursor.at() - start.at());
    clause->term.is_firmware = clause->term.is_firmware || names_firmware(taken);
    return clause;
}

}  // namespace advisory::parsers::phrases
