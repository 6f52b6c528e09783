#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "language/say.hpp"
#include "versions/comparators.hpp"
#include "versions/generic_version.hpp"

// The order for makers whose rules nobody declared: numbers by value, then what
// stands behind them. Where two readings of a version are in use and they differ, or
// nobody says what a word means, the answer is unordered: a person must look.
//
// Every answer agrees with one total order (base numbers, then suffix parts, each
// by kind and value), so the answers are transitive; the gates only withhold some.
namespace advisory::versions {

namespace {

using Kind = SuffixPart::Kind;

Decision withhold(std::string because)
{
    return {.order = Order::unordered, .because = std::move(because)};
}

// 1.05 as a decimal fraction: .05 < .5, where as a number 05 = 5.
Order order_of_fractions(std::string_view left, std::string_view right)
{
    const auto trimmed = [](std::string_view digits) {
        return digits.substr(0, digits.find_last_not_of('0') + 1);
    };
    return order_of_texts(trimmed(left), trimmed(right));
}

bool is_padded(std::string_view number)
{
    return number.size() > 1 && number.front() == '0';
}

// Numbers behind a dot that start with 0 are read both ways, and must agree:
// 1.04 < 1.05 < 1.10 they do, 1.05 and 1.5 they do not.
std::optional<Decision> order_of_base_numbers(const std::string& left,
                                              const std::string& right,
                                              std::size_t index)
{
    const auto order = order_of_numbers(left, right);
    const bool may_be_decimal = index > 0 && (is_padded(left) || is_padded(right));
    if (may_be_decimal && order_of_fractions(left, right) != order)
        return withhold(
            say("with a leading zero {} and {} may be numbers or decimal fractions", left, right));
    if (order == Order::equal)
        return std::nullopt;
    return Decision{.order = order, .because = number_reason(left, order, right, index)};
}

bool ends_or_is_pre_release(const GenericVersion& version)
{
    return version.suffix.empty() || version.suffix.front().kind == Kind::pre_release;
}

std::optional<Decision> order_of_bases(const GenericVersion& left, const GenericVersion& right)
{
    const auto& longer = left.base.size() < right.base.size() ? right : left;
    const auto& shorter = &longer == &left ? right : left;
    const auto common = shorter.base.size();
    for (std::size_t i = 0; i < common; ++i)
        if (auto decision = order_of_base_numbers(left.base[i], right.base[i], i))
            return decision;

    const auto further = std::find_if(
        longer.base.begin() + static_cast<std::ptrdiff_t>(common),
        longer.base.end(),
        [](const auto& number) { return order_of_numbers(number, "0") != Order::equal; });
    if (further == longer.base.end())
        return std::nullopt;

    // v6 R4 and 6.0.4 count in different shapes; 2.0-beta9 is before 2.0 and so before 2.0.1.
    if (!ends_or_is_pre_release(shorter))
        return withhold(say("they are of different shape"));
    const auto order = &longer == &left ? Order::greater : Order::less;
    const auto index = static_cast<std::size_t>(further - longer.base.begin());
    const std::string none = say("nothing");
    return Decision{
        .order = order,
        .because = number_reason(order == Order::greater ? *further : none,
                                 order,
                                 order == Order::greater ? none : *further,
                                 index),
    };
}

// alpha < beta < rc and milestone < rc is what all schemes agree on. Whether dev
// or snapshot come before or after an alpha differs from maker to maker.
int agreed_rank(std::string_view word)
{
    if (word == "alpha")
        return 1;
    if (word == "beta")
        return 2;
    return word == "rc" ? 4 : 0;
}

// A maker who writes rc1 as well means an alpha and a beta by a1 and b1. Beside any other
// word they may be something else.
Order order_of_shorthands(const SuffixPart& left, const SuffixPart& right)
{
    if (left.is_shorthand && right.is_shorthand)
        return order_of_texts(left.text, right.text);
    const auto& word = left.is_shorthand ? right.text : left.text;
    if (word != "rc")
        return Order::unordered;
    return left.is_shorthand ? Order::less : Order::greater;
}

Order order_of_pre_releases(const std::string& left, const std::string& right)
{
    if (left == right)
        return Order::equal;
    if (left == "milestone" && right == "rc")
        return Order::less;
    if (left == "rc" && right == "milestone")
        return Order::greater;
    if (agreed_rank(left) == 0 || agreed_rank(right) == 0)
        return Order::unordered;
    return order_from(agreed_rank(left) <=> agreed_rank(right));
}

Order order_of_letters(const std::string& left, const std::string& right)
{
    if (left.size() != right.size())
        return order_from(left.size() <=> right.size());
    return order_of_texts(left, right);
}

Order order_of_parts(const SuffixPart& left, const SuffixPart& right)
{
    if (left.kind != right.kind)
        return Order::unordered;

    switch (left.kind) {
        case Kind::number:
            return order_of_numbers(left.text, right.text);
        case Kind::letter:
            return order_of_letters(left.text, right.text);
        case Kind::pre_release:
            if (left.is_shorthand || right.is_shorthand)
                return order_of_shorthands(left, right);
            return order_of_pre_releases(left.text, right.text);
        case Kind::word:
            return left.text == right.text ? Order::equal : Order::unordered;
    }
    return Order::unordered;
}

// One of them goes on with `rest` where the other has ended. Only a pre-release is
// known to sort before the end: whether SP1, a letter, -P3 (ISC) or -h3 (PAN-OS) come
// after the base is for the maker to declare, plausible as it looks.
Decision order_against_end(std::span<const SuffixPart> rest, bool is_behind_pre_release)
{
    const auto& next = rest.front();
    if (next.is_shorthand)
        return withhold(say("what {} stands for is not known", next.text.substr(0, 1)));
    if (next.kind == Kind::pre_release && !is_behind_pre_release)
        return {.order = Order::less, .because = say("a pre-release precedes its release")};

    // A pre-release without a number is number 0, as in PEP 440.
    if (is_behind_pre_release && next.kind == Kind::number && rest.size() == 1) {
        const auto order = order_of_numbers(next.text, "0");
        return {.order = order, .because = say("a pre-release without a number is the first")};
    }
    return withhold(say("{} stands on one side only", next.text));
}

Decision reversed(Decision decision)
{
    if (decision.order == Order::less)
        decision.order = Order::greater;
    else if (decision.order == Order::greater)
        decision.order = Order::less;
    return decision;
}

Decision order_of_suffixes(const GenericVersion& left, const GenericVersion& right)
{
    const auto common = std::min(left.suffix.size(), right.suffix.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto& left_part = left.suffix[i];
        const auto& right_part = right.suffix[i];
        const auto order = order_of_parts(left_part, right_part);
        if (order == Order::unordered)
            return withhold(say("{} and {} have no known order", left_part.text, right_part.text));
        if (order != Order::equal)
            return {
                .order = order,
                .because =
                    reason(left_part.text, order, right_part.text, say("behind the equal numbers")),
            };
    }

    if (left.suffix.size() == right.suffix.size())
        return {.order = Order::equal, .because = {}};
    const bool is_behind_pre_release =
        common > 0 && left.suffix[common - 1].kind == Kind::pre_release;
    const auto left_rest = std::span{left.suffix}.subspan(common);
    if (!left_rest.empty())
        return order_against_end(left_rest, is_behind_pre_release);
    return reversed(
        order_against_end(std::span{right.suffix}.subspan(common), is_behind_pre_release));
}

Decision order_of_dates(const GenericVersion& left, const GenericVersion& right)
{
    if (!left.date || !right.date)
        return withhold(say("a date is ordered only against a date"));
    if (left.date->last < right.date->first)
        return {.order = Order::less, .because = say("by their dates")};
    if (left.date->first > right.date->last)
        return {.order = Order::greater, .because = say("by their dates")};
    if (left.date->is_certain() && right.date->is_certain())
        return {.order = Order::equal, .because = say("by their dates")};
    return withhold(say("which number is the month is not known"));
}

// 22H2: one number, a letter, a number. Makers change to this shape from another
// one (Windows 10 1809, 1909, then 20H2), so the first number orders nothing across.
bool names_half_year(const GenericVersion& version)
{
    const auto& suffix = version.suffix;
    return version.base.size() == 1 && suffix.size() > 1 && suffix[0].text == "h" &&
           suffix[1].kind == Kind::number;
}

// "Build 8400", where a maker counts nothing but builds.
bool is_bare_build(const GenericVersion& version)
{
    return version.base.empty() && version.suffix.size() == 2 &&
           version.suffix[0].text == "build" && version.suffix[1].kind == Kind::number;
}

Decision order_of(const GenericVersion& left, const GenericVersion& right)
{
    if (left.date || right.date)
        return order_of_dates(left, right);
    if (is_bare_build(left) && is_bare_build(right))
        return order_of_suffixes(left, right);
    if (left.base.empty() || right.base.empty())
        return withhold(say("letters lead, so only the maker's rules can tell"));
    if (left.is_part_number || right.is_part_number)
        return withhold(say("it reads like a part number"));
    if (left.has_epoch != right.has_epoch)
        return withhold(say("only one of them has a colon"));
    if (names_half_year(left) != names_half_year(right))
        return withhold(say("they are of different shape"));

    if (auto decision = order_of_bases(left, right))
        return *std::move(decision);
    return order_of_suffixes(left, right);
}

}  // namespace

Decision compare_generic(std::string_view left, std::string_view right)
{
    if (lower_case(left) == lower_case(right))
        return {.order = Order::equal, .because = {}};

    const auto left_version = read_generic(left);
    const auto right_version = read_generic(right);
    if (!left_version || !right_version)
        return refuse(left_version ? right : left, "readable");

    auto decision = order_of(*left_version, *right_version);
    decision.has_flavour = left_version->flavour != right_version->flavour;
    return decision;
}

}  // namespace advisory::versions
