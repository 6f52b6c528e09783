#include "parsers/phrases/relations.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

// "を含む", "(を含む)": says that the version itself belongs to the range.
bool take_itself(Cursor& cursor)
{
    const auto start = cursor.at();
    const bool is_bracketed = cursor.take(Kind::open);
    cursor.skip_all(Word::particle);
    if (cursor.take(Word::including) && (!is_bracketed || cursor.take(Kind::close)))
        return true;
    cursor.go_to(start);
    return false;
}

// "X およびそれ以前", "X を含む以前", "X and earlier": with X, whatever word follows.
std::optional<Clause> take_relation_with_itself(Cursor& cursor, const Term& term)
{
    const auto start = cursor.at();
    cursor.skip_all(Kind::comma);
    const bool is_included = take_itself(cursor);
    const bool is_joined = cursor.take(Word::also) || cursor.take(Word::either) || is_included;
    cursor.skip_all(Kind::comma);
    // "からそれ以降"
    const bool is_since = cursor.is(Word::since) && cursor.is(Word::it, 1);
    cursor.skip(is_since ? 1 : 0);
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

std::optional<Clause> take_plain_bound(Cursor& cursor, const Term& term)
{
    if (auto clause = take_relation(cursor, term))
        return clause;
    return take_relation_with_itself(cursor, term);
}

// "16.9.2 (and earlier)", "1.2 (以前)", and the same without brackets.
std::optional<Clause> take_bound(Cursor& cursor, const Term& term)
{
    if (auto clause = take_plain_bound(cursor, term))
        return clause;

    const auto start = cursor.at();
    if (cursor.take(Kind::open)) {
        auto clause = take_plain_bound(cursor, term);
        skip_nouns(cursor);
        if (clause && cursor.take(Kind::close))
            return clause;
    }
    cursor.go_to(start);
    return std::nullopt;
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

// "22.4 versions before 22.4R3": the noun of a branch.
void skip_noun_before_connector(Cursor& cursor)
{
    const bool is_connector = cursor.is(Word::prior_to, 1) || cursor.is(Word::up_to_excluding, 1) ||
                              cursor.is(Word::through, 1) || cursor.is(Word::up_to, 1);
    if (cursor.is(Word::label) && is_connector)
        cursor.skip();
}

std::optional<Clause> take_range_from(Cursor& cursor, const Context& context, const Term& term)
{
    const auto start = cursor.at();
    skip_noun_before_connector(cursor);
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

// The X of "1.0 <= X < 2.0".
bool take_placeholder(Cursor& cursor)
{
    const bool is_letter = cursor.is(Kind::text) && cursor.peek().text.size() == 1;
    if (!cursor.is(Word::label) && !is_letter)
        return false;
    cursor.skip();
    return true;
}

// "1.0 <= X < 2.0", "17.1 < 17.1.3". Without X the lower end is in doubt, unless it is
// the branch of the upper one.
std::optional<Clause> take_comparison_behind(Cursor& cursor,
                                             const Context& context,
                                             const Term& term)
{
    const auto start = cursor.at();
    const auto first = cursor.peek().text;
    if (!cursor.is(Kind::comparison) || !first.starts_with('<') ||
        (!term.is_dotted && !term.is_labelled))
        return std::nullopt;

    cursor.skip();
    const bool has_placeholder = take_placeholder(cursor);
    const auto last = has_placeholder ? cursor.peek().text : first;
    const bool is_chain =
        !has_placeholder || (cursor.take(Kind::comparison) && last.starts_with('<'));
    const auto low_edge =
        has_placeholder && !first.ends_with('=') ? Edge::excluding : Edge::including;
    const auto high_edge = last.ends_with('=') ? Edge::including : Edge::excluding;

    auto low = half_clause(term, Shape::low, low_edge);
    auto range = is_chain ? close_range(cursor, context, std::move(low), high_edge) : std::nullopt;
    if (!range)
        cursor.go_to(start);
    else if (!has_placeholder && !is_within(*range, term))
        range->flags.emplace_back("AMBIGUOUS_BOUND");
    return range;
}

}  // namespace

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
    // "14.1 before 14.1-8.50": the branch shows what the hyphen is.
    if (is_within(*high, low.term))
        std::erase(high->flags, ambiguous_hyphen);

    // "5.2.0～5.2.19 およびそれ以前": earlier than which of the two?
    low.shape = Shape::range;
    low.interval.high = high->interval.high;
    low.has_doubt = low.has_doubt || high->has_doubt || high->names_itself;
    low.flags.insert(low.flags.end(), high->flags.begin(), high->flags.end());
    return low;
}

std::optional<Clause> take_bounded(Cursor& cursor, const Context& context, const Term& term)
{
    if (auto clause = take_relation_with_itself(cursor, term))
        return clause;
    if (auto range = take_range_from(cursor, context, term))
        return range;
    if (auto range = take_comparison_behind(cursor, context, term))
        return range;
    return take_bound(cursor, term);
}

}  // namespace advisory::parsers::phrases
