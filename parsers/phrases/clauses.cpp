#include "parsers/phrases/clauses.hpp"

#include <utility>

#include "parsers/phrases/bounds.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

bool starts_version(const Cursor& cursor, std::size_t ahead)
{
    const bool is_introduced = cursor.is(Kind::quote, ahead) || cursor.is(Word::label, ahead);
    return cursor.is(Kind::version, is_introduced ? ahead + 1 : ahead);
}

// The word right behind a version: 以前, より前, 以降, ...
std::optional<Clause> take_relation(Cursor& cursor, const Term& term)
{
    if (cursor.take(Word::below))
        return half_clause(term, Shape::high, Edge::excluding);
    if (cursor.take(Word::at_most))
        return half_clause(term, Shape::high, Edge::including);
    if (cursor.take(Word::above))
        return half_clause(term, Shape::low, Edge::excluding);
    if (cursor.take(Word::at_least) || cursor.take(Kind::plus) || cursor.take(Word::later))
        return half_clause(term, Shape::low, Edge::including);
    if (cursor.take(Word::at_most_doubtful)) {
        auto clause = half_clause(term, Shape::high, Edge::including);
        clause.flags.emplace_back("AMBIGUOUS_BOUND");
        return clause;
    }
    return std::nullopt;
}

// "X およびそれ以前", "X and earlier": with X, whatever word follows.
std::optional<Clause> take_relation_with_itself(Cursor& cursor, const Term& term)
{
    const auto start = cursor.at();
    cursor.skip_all(Kind::comma);
    const bool is_joined = cursor.take(Word::also) || cursor.take(Word::either);
    cursor.skip_all(Kind::comma);
    const bool has_it = cursor.take(Word::it);
    cursor.skip_all(Word::of);

    const bool is_last = !starts_version(cursor, 1);
    const bool is_earlier = cursor.is(Word::at_most) || cursor.is(Word::below) ||
                            cursor.is(Word::at_most_doubtful) || cursor.is(Word::earlier) ||
                            cursor.is(Word::prior_to);
    const bool is_later = cursor.is(Word::at_least) || cursor.is(Word::above) ||
                          cursor.is(Word::later) || cursor.is(Word::later_than);
    if ((!is_joined && !has_it) || !is_last || (!is_earlier && !is_later)) {
        cursor.go_to(start);
        return std::nullopt;
    }

    cursor.skip();
    auto clause = half_clause(term, is_earlier ? Shape::high : Shape::low, Edge::including);
    clause.names_itself = true;
    return clause;
}

std::optional<Clause> take_bound(Cursor& cursor, const Term& term)
{
    if (auto clause = take_relation(cursor, term))
        return clause;
    return take_relation_with_itself(cursor, term);
}

// Makes low and the clause of the upper end one range. The upper end may be bare
// ("2.0 から 2.14.1"), which includes it.
std::optional<Clause> close_range(Cursor& cursor,
                                  const Context& context,
                                  Clause low,
                                  Edge bare_edge)
{
    const auto start = cursor.at();
    cursor.skip_all(Kind::comma);
    const auto term = take_term(cursor, context);
    if (!term) {
        cursor.go_to(start);
        return std::nullopt;
    }

    auto high = take_bound(cursor, *term);
    if (high && high->shape != Shape::high) {
        cursor.go_to(start);
        return std::nullopt;
    }
    if (!high)
        high = half_clause(*term, Shape::high, bare_edge);

    // "5.2.0～5.2.19 およびそれ以前": earlier than which of the two?
    low.shape = Shape::range;
    low.interval.high = high->interval.high;
    low.has_doubt = low.has_doubt || high->has_doubt || high->names_itself;
    low.flags.insert(low.flags.end(), high->flags.begin(), high->flags.end());
    return low;
}

struct Connector {
    bool is_one = false;
    Edge edge = Edge::including;
    std::string_view flag;
};

// Between the ends of a range: から, ~, to, through, before, ...
Connector take_connector(Cursor& cursor)
{
    if (cursor.take(Word::since) || cursor.take(Word::to) || cursor.take(Word::through) ||
        cursor.take(Kind::tilde) || cursor.take(Kind::dash))
        return {.is_one = true, .flag = {}};
    if (cursor.take(Word::prior_to) || cursor.take(Word::up_to_excluding))
        return {.is_one = true, .edge = Edge::excluding, .flag = {}};
    if (cursor.take(Word::up_to))
        return {.is_one = true, .flag = "UP_TO"};
    return {};
}

std::optional<Clause> take_range_from(Cursor& cursor, const Context& context, const Term& term)
{
    const auto start = cursor.at();
    const auto connector = take_connector(cursor);
    if (connector.is_one) {
        auto low = half_clause(term, Shape::low, Edge::including);
        if (!connector.flag.empty())
            low.flags.emplace_back(connector.flag);
        if (auto range = close_range(cursor, context, std::move(low), connector.edge))
            return range;
    }

    cursor.go_to(start);
    // "2.0 から", "2.0 ~": from there on, though a careful writer says 以降.
    if (!cursor.take(Word::since) && !cursor.take(Kind::tilde))
        return std::nullopt;
    auto low = half_clause(term, Shape::low, Edge::including);
    low.flags.emplace_back("AMBIGUOUS_BOUND");
    return low;
}

std::optional<Clause> take_bounded(Cursor& cursor, const Context& context, const Term& term)
{
    if (auto range = take_range_from(cursor, context, term))
        return range;
    return take_bound(cursor, term);
}

std::optional<Clause> take_comparison(Cursor& cursor, const Context& context)
{
    const auto sign = cursor.peek().text;
    cursor.skip();
    const auto term = take_term(cursor, context);
    if (!term)
        return std::nullopt;

    if (sign == "=") {
        auto clause = bare_clause(*term);
        clause.has_operator = true;
        return clause;
    }
    const auto edge = sign.ends_with('=') ? Edge::including : Edge::excluding;
    return half_clause(*term, sign.starts_with('<') ? Shape::high : Shape::low, edge);
}

std::optional<Clause> take_bounded_term(Cursor& cursor, const Context& context)
{
    if (cursor.is(Kind::comparison))
        return take_comparison(cursor, context);
    if (const auto term = take_term(cursor, context))
        return take_bounded(cursor, context, *term);
    return std::nullopt;
}

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
    if (branch.is_dotted && cursor.take(Kind::open)) {
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

    bound_by_branch(clause, *branch);
    if (is_confirmed)
        std::erase(clause.flags, ambiguous_hyphen);
    skip_nouns(cursor);
}

// "from X", "from X to Y", "from X onwards"
std::optional<Clause> take_starting_at(Cursor& cursor, const Context& context)
{
    const auto term = take_term(cursor, context);
    if (!term)
        return std::nullopt;
    if (auto clause = take_bounded(cursor, context, *term)) {
        if (clause->shape != Shape::high)
            return clause;
        return std::nullopt;
    }
    return half_clause(*term, Shape::low, Edge::including);
}

std::optional<Clause> take_between(Cursor& cursor, const Context& context)
{
    const auto term = take_term(cursor, context);
    if (!term || !cursor.take(Word::also))
        return std::nullopt;
    auto low = half_clause(*term, Shape::low, Edge::including);
    low.flags.emplace_back("AMBIGUOUS_BOUND");
    return close_range(cursor, context, std::move(low), Edge::including);
}

std::optional<Clause> take_upper_end(Cursor& cursor,
                                     const Context& context,
                                     Edge edge,
                                     std::string_view flag)
{
    const auto term = take_term(cursor, context);
    if (!term)
        return std::nullopt;
    auto clause = half_clause(*term, Shape::high, edge);
    if (!flag.empty())
        clause.flags.emplace_back(flag);
    return clause;
}

// The words that stand before a version: English ones, operators and a leading tilde.
std::optional<Clause> take_prefixed(Cursor& cursor, const Context& context)
{
    if (cursor.is(Kind::comparison))
        return take_comparison(cursor, context);
    if (cursor.take(Word::prior_to) || cursor.take(Word::up_to_excluding))
        return take_upper_end(cursor, context, Edge::excluding, {});
    if (cursor.take(Word::through))
        return take_upper_end(cursor, context, Edge::including, {});
    if (cursor.take(Word::up_to))
        return take_upper_end(cursor, context, Edge::including, "UP_TO");
    if (cursor.take(Kind::tilde))
        return take_upper_end(cursor, context, Edge::including, "AMBIGUOUS_BOUND");
    if (cursor.take(Word::starting_at))
        return take_starting_at(cursor, context);
    if (cursor.take(Word::between))
        return take_between(cursor, context);
    if (cursor.take(Word::later_than)) {
        if (const auto term = take_term(cursor, context))
            return half_clause(*term, Shape::low, Edge::excluding);
    }
    return std::nullopt;
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

std::optional<Clause> take_range(Cursor& cursor, const Context& context)
{
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
    // "6.0 全バージョン", "v6 のすべて": the whole branch. A bare 11 before it is a name.
    const std::size_t particles = cursor.is(Word::of) ? 1 : 0;
    const bool is_whole = cursor.is(Word::all, particles) && (term->is_dotted || term->is_labelled);
    term->is_branch = term->is_branch || is_whole;
    return bare_clause(*term);
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
