#include "parsers/phrases/clauses.hpp"

#include <utility>

#include "versions/compare.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

enum class Edge { including, excluding };

// A branch as a lower end: 9.8.x from 9.8 on, or behind it from 9.9 on.
void set_low(Clause& clause, const Term& term, Edge edge)
{
    clause.interval.low = Bound{term.version, edge == Edge::including};
    if (!term.is_branch || edge == Edge::including)
        return;

    const auto next = next_branch(term.version);
    clause.has_doubt = clause.has_doubt || !next;
    clause.interval.low = Bound{next.value_or(term.version), true};
}

// A branch as an upper end: 9.8.x up to all of it, so before 9.9, or before 9.8.
void set_high(Clause& clause, const Term& term, Edge edge)
{
    clause.interval.high = Bound{term.version, edge == Edge::including};
    if (!term.is_branch)
        return;

    const auto next = next_branch(term.version);
    clause.has_doubt = clause.has_doubt || !next;
    clause.interval.high = Bound{
        edge == Edge::including ? next.value_or(term.version) : term.version,
        /*inclusive=*/false,
    };
}

constexpr std::string_view ambiguous_hyphen = "AMBIGUOUS_HYPHEN";

void note_doubts(Clause& clause, const Term& term)
{
    if (term.is_doubtful_branch)
        clause.flags.emplace_back("AMBIGUOUS_BRANCH");
    if (term.is_doubtful_hyphen)
        clause.flags.emplace_back(ambiguous_hyphen);
}

bool is_in_branch(const std::optional<Bound>& bound, const Term& branch)
{
    if (!bound)
        return true;
    const auto order =
        versions::compare(versions::Scheme::generic, branch.version, bound->version).order;
    return order == versions::Order::equal ||
           versions::is_within_branch(branch.version, bound->version);
}

Clause half_clause(const Term& term, Shape shape, Edge edge)
{
    Clause clause{.shape = shape, .interval = {}, .term = term, .has_operator = true};
    if (shape == Shape::low)
        set_low(clause, term, edge);
    else
        set_high(clause, term, edge);
    note_doubts(clause, term);
    return clause;
}

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
        if (auto clause = take_bounded_term(cursor, context)) {
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
        const bool is_inside = clause && is_in_branch(clause->interval.low, branch) &&
                               is_in_branch(clause->interval.high, branch);
        if (is_inside && cursor.take(Kind::close)) {
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
    const bool is_confirmed = branch && is_in_branch(clause.interval.low, *branch) &&
                              is_in_branch(clause.interval.high, *branch);
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

std::optional<Clause> take_range(Cursor& cursor, const Context& context)
{
    const auto start = cursor.at();
    const bool is_all = cursor.take(Word::all);
    // "versions prior to 2.0", "all versions < 2.0": the noun adds nothing.
    const auto before_labels = cursor.at();
    cursor.skip_all(Word::label, Word::firmware);
    if (auto clause = take_prefixed(cursor, context))
        return clause;

    if (is_all) {
        cursor.go_to(before_labels);
        // "all 2.x versions"
        const auto branch = take_term(cursor, context);
        if (branch && branch->is_branch)
            return bare_clause(*branch);
        cursor.go_to(before_labels);
        return Clause{.shape = Shape::all, .interval = {}, .term = {}, .has_operator = true};
    }

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
    // "6.0 全バージョン", "6.0 のすべて": the whole branch.
    const std::size_t particles = cursor.is(Word::of) ? 1 : 0;
    term->is_branch = term->is_branch || cursor.is(Word::all, particles);
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

Clause bare_clause(const Term& term)
{
    Clause clause{.interval = {}, .term = term};
    clause.interval = {Bound{term.version, true}, Bound{term.version, true}};
    if (term.is_branch) {
        clause.shape = Shape::range;
        clause.is_branch = true;
        set_high(clause, term, Edge::including);
    }
    note_doubts(clause, term);
    return clause;
}

void bound_by_branch(Clause& clause, const Term& branch)
{
    if (!clause.interval.low)
        set_low(clause, branch, Edge::including);
    if (!clause.interval.high) {
        auto whole = branch;
        whole.is_branch = true;
        set_high(clause, whole, Edge::including);
    }
    clause.shape = Shape::range;
    note_doubts(clause, branch);
}

std::optional<Clause> take_clause(Cursor& cursor, const Context& context)
{
    const auto start = cursor;
    auto clause = take_range(cursor, context);
    if (!clause) {
        cursor = start;
        return std::nullopt;
    }

    skip_nouns(cursor);
    take_trailing_branch(cursor, context, *clause);
    const auto taken = start.rest().first(cursor.at() - start.at());
    clause->term.is_firmware = clause->term.is_firmware || names_firmware(taken);
    return clause;
}

}  // namespace advisory::parsers::phrases
