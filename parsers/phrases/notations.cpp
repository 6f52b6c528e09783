#include "parsers/phrases/notations.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "parsers/phrases/bounds.hpp"

namespace advisory::parsers::phrases {

namespace {

using Kind = Token::Kind;
using Shape = Clause::Shape;

bool is_scheme_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

Edge edge_of(const Token& bracket, std::string_view square)
{
    return bracket.text == square ? Edge::including : Edge::excluding;
}

std::optional<Clause> join(const Cursor& cursor,
                           const Token& open,
                           const std::optional<Term>& low,
                           const std::optional<Term>& high)
{
    const auto& close = cursor.peek();
    const bool is_list = low && high && open.text == "(" && close.text == ")";
    const bool is_closed = close.text == ")" || close.text == "]";
    if ((!low && !high) || is_list || !cursor.is(Kind::close) || !is_closed)
        return std::nullopt;

    auto clause = low ? half_clause(*low, Shape::low, edge_of(open, "["))
                      : half_clause(*high, Shape::high, edge_of(close, "]"));
    if (low && high) {
        clause.interval.high = half_clause(*high, Shape::high, edge_of(close, "]")).interval.high;
        clause.shape = Shape::range;
    }
    return clause;
}

}  // namespace

std::optional<Clause> take_interval_notation(Cursor& cursor, const Context& context)
{
    const auto start = cursor.at();
    const auto& open = cursor.peek();
    if (open.text != "[" && open.text != "(")
        return std::nullopt;

    cursor.skip();
    const auto low = take_term(cursor, context);
    if (cursor.peek().text == "," && cursor.take(Kind::comma)) {
        const auto high = take_term(cursor, context);
        if (auto clause = join(cursor, open, low, high)) {
            cursor.skip();
            return clause;
        }
    }
    cursor.go_to(start);
    return std::nullopt;
}

std::optional<VersText> read_vers(std::string_view text)
{
    constexpr std::string_view prefix = "vers:";
    constexpr std::string_view without_own_order[] = {"all", "generic", "intdot", "semver"};

    const auto begin = std::min(text.find_first_not_of(" \n-"), text.size());
    auto rest = text.substr(begin);
    if (!rest.starts_with(prefix))
        return std::nullopt;

    rest.remove_prefix(prefix.size());
    const auto slash =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, is_scheme_letter) - rest.begin());
    const bool has_scheme = slash > 0 && rest.front() >= 'a' && rest.front() <= 'z';
    if (!has_scheme || slash >= rest.size() || rest[slash] != '/')
        return std::nullopt;

    const auto scheme = rest.substr(0, slash);
    return VersText{.constraints = rest.substr(slash + 1),
                    .has_own_order = std::ranges::find(without_own_order, scheme) ==
                                     std::end(without_own_order)};
}

}  // namespace advisory::parsers::phrases
