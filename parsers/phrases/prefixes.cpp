#include "parsers/phrases/prefixes.hpp"

#include <string_view>
#include <utility>

#include "parsers/phrases/bounds.hpp"
#include "parsers/phrases/relations.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

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

}  // namespace

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
    if (cursor.take(Word::starting_at) || cursor.take(Word::prefixed))
        return take_starting_at(cursor, context);
    if (cursor.take(Word::between))
        return take_between(cursor, context);
    if (cursor.take(Word::later_than)) {
        if (const auto term = take_term(cursor, context))
            return half_clause(*term, Shape::low, Edge::excluding);
    }
    return std::nullopt;
}

// The noun before the words adds nothing: "versions prior to 2.0", "all versions < 2.0".
std::optional<Clause> take_bounded_term(Cursor& cursor, const Context& context)
{
    const auto start = cursor.at();
    cursor.skip_all(Word::every, Word::all, Word::label, Word::firmware);
    if (auto clause = take_prefixed(cursor, context))
        return clause;

    cursor.go_to(start);
    if (const auto term = take_term(cursor, context))
        return take_bounded(cursor, context, *term);
    return std::nullopt;
}

}  // namespace advisory::parsers::phrases
