#include "parsers/phrases/subtraction.hpp"

#include "parsers/phrases/bounds.hpp"

namespace advisory::parsers::phrases {

namespace {

using versions::Order;

Bound other_side(const Bound& bound)
{
    return {bound.version, !bound.inclusive};
}

// Nothing when the ends have no order.
std::optional<bool> has_versions(const Interval& interval)
{
    if (!interval.low || !interval.high)
        return true;
    const auto order = order_of(*interval.low, *interval.high);
    if (order == Order::unordered)
        return std::nullopt;
    return order == Order::less ||
           (order == Order::equal && interval.low->inclusive && interval.high->inclusive);
}

// The tighter of two bounds on one side; nothing when they have no order.
std::optional<std::optional<Bound>> tighter(const std::optional<Bound>& left,
                                            const std::optional<Bound>& right,
                                            Order tighter_order)
{
    if (!left || !right)
        return left ? left : right;
    const auto order = order_of(*left, *right);
    if (order == Order::unordered)
        return std::nullopt;
    if (order == Order::equal)
        return left->inclusive ? right : left;
    return order == tighter_order ? left : right;
}

std::optional<Interval> intersection(const Interval& left, const Interval& right)
{
    const auto low = tighter(left.low, right.low, Order::greater);
    const auto high = tighter(left.high, right.high, Order::less);
    if (!low || !high)
        return std::nullopt;
    return Interval{*low, *high};
}

// True when an end of `exception`, which has both, is no point of the interval, nor its end.
// Ends without order are the business of the intersection.
bool reaches_beyond(const Interval& exception, const Interval& interval)
{
    if (!exception.low || !exception.high)
        return false;
    const bool is_below = interval.low && order_of(*exception.low, *interval.low) == Order::less;
    const bool is_above =
        interval.high && order_of(*exception.high, *interval.high) == Order::greater;
    return is_below || is_above;
}

// Adds what both have to `pieces`; false when that cannot be told.
bool add_common(std::vector<Interval>& pieces, const Interval& interval, const Interval& other)
{
    const auto common = intersection(interval, other);
    const auto is_filled = common ? has_versions(*common) : std::nullopt;
    if (is_filled.value_or(false))
        pieces.push_back(*common);
    return is_filled.has_value();
}

}  // namespace

std::optional<bool> share_versions(const Interval& left, const Interval& right)
{
    const auto common = intersection(left, right);
    return common ? has_versions(*common) : std::nullopt;
}

std::optional<std::vector<Interval>> subtract(const Interval& interval,
                                              std::span<const Interval> exceptions)
{
    std::vector<Interval> left{interval};
    for (const auto& exception : exceptions) {
        if (reaches_beyond(exception, interval))
            return std::nullopt;
        std::vector<Interval> pieces;
        std::vector<Interval> removed;
        for (const auto& piece : left) {
            if (!add_common(removed, piece, exception))
                return std::nullopt;

            const Interval below{
                .low = {},
                .high = exception.low ? std::optional{other_side(*exception.low)} : std::nullopt};
            const Interval above{
                .low = exception.high ? std::optional{other_side(*exception.high)} : std::nullopt,
                .high = {}};
            if (below.high && !add_common(pieces, piece, below))
                return std::nullopt;
            if (above.low && !add_common(pieces, piece, above))
                return std::nullopt;
        }
        // One that another one has taken from already says something else than it.
        if (removed.size() != 1 || removed.front() != intersection(interval, exception))
            return std::nullopt;
        left = std::move(pieces);
    }
    if (left.empty())
        return std::nullopt;
    return left;
}

}  // namespace advisory::parsers::phrases
