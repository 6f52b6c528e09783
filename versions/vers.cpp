#include "versions/vers.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "versions/compare.hpp"
#include "versions/order.hpp"

namespace advisory::versions {

namespace {

constexpr std::string_view prefix = "vers:generic/";

// '|' and ',' separate constraints, '%' opens an escape; the notation has no
// blanks. At the front, operators would be read as such.
bool must_be_encoded(char c, bool is_first)
{
    constexpr std::string_view everywhere = "|,% ";
    constexpr std::string_view at_front = "<>=!*";
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    return is_control || everywhere.find(c) != std::string_view::npos ||
           (is_first && at_front.find(c) != std::string_view::npos);
}

std::string encode(std::string_view version)
{
    std::string encoded;
    for (const char c : version) {
        if (must_be_encoded(c, encoded.empty()))
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            encoded += c;
    }
    return encoded;
}

int hexadecimal_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<std::string> decode(std::string_view encoded)
{
    std::string version;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            version += encoded[i];
            continue;
        }
        const int high = i + 2 < encoded.size() ? hexadecimal_value(encoded[i + 1]) : -1;
        const int low = i + 2 < encoded.size() ? hexadecimal_value(encoded[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        version += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (version.empty())
        return std::nullopt;
    return version;
}

const std::string& first_version(const Interval& interval)
{
    return interval.low ? interval.low->version : interval.high->version;
}

bool is_before(const Interval& left, const Interval& right)
{
    return compare(Scheme::generic, first_version(left), first_version(right)).order == Order::less;
}

// The order is partial: std::sort would be undefined on it. An insertion sort with
// "is before" is defined on anything, but sorts only when every pair has an order.
bool is_every_pair_ordered(std::span<const Interval> intervals)
{
    for (std::size_t i = 0; i < intervals.size(); ++i)
        for (std::size_t j = i + 1; j < intervals.size(); ++j) {
            const auto order =
                compare(Scheme::generic, first_version(intervals[i]), first_version(intervals[j]))
                    .order;
            if (order == Order::unordered)
                return false;
        }
    return true;
}

// Beyond this many the quadratic look at all pairs is not worth its time.
constexpr std::size_t most_sorted = 64;

std::vector<Interval> in_order(std::span<const Interval> given)
{
    std::vector<Interval> intervals;
    for (const auto& interval : given) {
        const bool is_bounded = interval.low || interval.high;
        const bool is_repeated = intervals.size() < most_sorted &&
                                 std::ranges::find(intervals, interval) != intervals.end();
        if (is_bounded && !is_repeated)
            intervals.push_back(interval);
    }

    if (intervals.size() <= most_sorted && is_every_pair_ordered(intervals))
        std::ranges::stable_sort(intervals, is_before);

    // ">=2" followed by "<4" would read as one interval: such a "<4" goes first.
    const auto pair_by_mistake = [](const Interval& left, const Interval& right) {
        return !left.high && !right.low;
    };
    if (std::ranges::adjacent_find(intervals, pair_by_mistake) != intervals.end())
        std::ranges::stable_partition(intervals,
                                      [](const Interval& interval) { return !interval.low; });
    return intervals;
}

std::string format_interval(const Interval& interval)
{
    if (interval.is_single())
        return encode(interval.low->version);

    std::string constraints;
    if (interval.low)
        constraints = (interval.low->inclusive ? ">=" : ">") + encode(interval.low->version);
    if (interval.low && interval.high)
        constraints += '|';
    if (interval.high)
        constraints += (interval.high->inclusive ? "<=" : "<") + encode(interval.high->version);
    return constraints;
}

enum class End { low, high, both };

struct Constraint {
    End end = End::both;
    Bound bound;
};

std::optional<Constraint> read_constraint(std::string_view text)
{
    static const std::array<std::pair<std::string_view, Constraint>, 5> operators{{
        {">=", {End::low, {"", true}}},
        {"<=", {End::high, {"", true}}},
        {">", {End::low, {"", false}}},
        {"<", {End::high, {"", false}}},
        {"=", {End::both, {"", true}}},
    }};

    Constraint constraint;
    for (const auto& [written, meant] : operators) {
        if (!text.starts_with(written))
            continue;
        constraint = meant;
        text.remove_prefix(written.size());
        break;
    }

    auto version = decode(text);
    if (!version)
        return std::nullopt;
    constraint.bound.version = *std::move(version);
    return constraint;
}

void add_constraint(std::vector<Interval>& intervals, Constraint constraint)
{
    switch (constraint.end) {
        case End::both:
            intervals.push_back({.low = constraint.bound, .high = constraint.bound});
            return;
        case End::low:
            intervals.push_back({.low = std::move(constraint.bound), .high = {}});
            return;
        case End::high:
            if (!intervals.empty() && !intervals.back().high)
                intervals.back().high = std::move(constraint.bound);
            else
                intervals.push_back({.low = {}, .high = std::move(constraint.bound)});
            return;
    }
}

}  // namespace

std::string format_vers(std::span<const Interval> intervals, PhraseStatus status)
{
    if (status == PhraseStatus::all)
        return std::string{prefix} + '*';

    std::string text;
    for (const auto& interval : in_order(intervals)) {
        text += text.empty() ? prefix : "|";
        text += format_interval(interval);
    }
    return text;
}

std::optional<std::vector<Interval>> read_vers(std::string_view text)
{
    std::vector<Interval> intervals;
    if (text.empty())
        return intervals;
    if (!text.starts_with(prefix))
        return std::nullopt;

    text.remove_prefix(prefix.size());
    if (text == "*")
        return intervals;

    for (;;) {
        const auto bar = text.find('|');
        auto constraint = read_constraint(text.substr(0, bar));
        if (!constraint)
            return std::nullopt;
        add_constraint(intervals, *std::move(constraint));
        if (bar == std::string_view::npos)
            return intervals;
        text.remove_prefix(bar + 1);
    }
}

}  // namespace advisory::versions
