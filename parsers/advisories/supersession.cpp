#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/advisories/statements.hpp"
#include "text/unicode.hpp"
#include "versions/compare.hpp"

namespace advisory::parsers {

namespace {

using versions::Order;

/// True when `low` is above `high`, so that nothing is between them. Unknown order is no
/// proof.
bool is_above(const std::optional<Bound>& low, const std::optional<Bound>& high)
{
    if (!low || !high)
        return false;
    const auto order =
        versions::compare(versions::Scheme::generic, low->version, high->version).order;
    return order == Order::greater ||
           (order == Order::equal && !(low->inclusive && high->inclusive));
}

bool share_versions(const Interval& left, const Interval& right)
{
    return !is_above(left.low, right.high) && !is_above(right.low, left.high);
}

bool share_versions(const AffectedRange& older, const AffectedRange& newer)
{
    return std::ranges::any_of(older.intervals, [&newer](const Interval& mine) {
        return std::ranges::any_of(newer.intervals, [&mine](const Interval& other) {
            return share_versions(mine, other);
        });
    });
}

/// True when `outer` reaches at least as far as `inner` at this end. A missing end reaches
/// farthest; unknown order is no proof.
bool reaches(const std::optional<Bound>& outer, const std::optional<Bound>& inner, Order outwards)
{
    if (!outer)
        return true;
    if (!inner)
        return false;
    const auto order =
        versions::compare(versions::Scheme::generic, outer->version, inner->version).order;
    return order == outwards || (order == Order::equal && (outer->inclusive || !inner->inclusive));
}

/// True when each version of `older` is one of `newer`.
bool covers_versions(const AffectedRange& newer, const AffectedRange& older)
{
    if (newer.status == PhraseStatus::all || older.status == PhraseStatus::none)
        return true;
    if (older.intervals.empty())
        return false;
    return std::ranges::all_of(older.intervals, [&newer](const Interval& inner) {
        return std::ranges::any_of(newer.intervals, [&inner](const Interval& outer) {
            return reaches(outer.low, inner.low, Order::less) &&
                   reaches(outer.high, inner.high, Order::greater);
        });
    });
}

/// True when each CVE of `older` is one of `newer`: an unscoped statement speaks of all that
/// the notice knew of then, and only an unscoped one speaks of as much.
bool covers_cves(const AffectedRange& newer, const AffectedRange& older)
{
    if (newer.cves.empty())
        return true;
    return !older.cves.empty() && std::ranges::all_of(older.cves, [&newer](const std::string& cve) {
        return std::ranges::find(newer.cves, cve) != newer.cves.end();
    });
}

/// A statement with the name that it is compared by.
struct Statement {
    const AffectedRange& range;
    std::string product;  ///< Folded.
};

/// A wider statement takes the place of what it covers; a narrower one only where the update
/// says that it corrects, since it may speak of one branch of several.
bool replaces(const Statement& newer, const Statement& older)
{
    const bool could = newer.range.stated_on > older.range.stated_on && !newer.product.empty() &&
                       newer.product == older.product && newer.range.is_whole() &&
                       newer.range.qualifiers == older.range.qualifiers &&
                       covers_cves(newer.range, older.range);
    if (!could || covers_versions(newer.range, older.range))
        return could;
    const bool is_correction =
        std::ranges::find(newer.range.flags, correction) != newer.range.flags.end();
    return is_correction && share_versions(older.range, newer.range);
}

}  // namespace

void supersede(AdvisoryItem& item)
{
    // Each pair is compared: a bound keeps a hostile list from costing more.
    constexpr std::size_t most_statements = 500;
    const auto is_of_update = [](const AffectedRange& range) { return !range.stated_on.empty(); };
    if (std::ranges::none_of(item.affected, is_of_update))
        return;

    std::vector<AffectedRange> current;
    if (item.affected.size() > most_statements)
        current = std::exchange(item.affected, {});
    std::vector<Statement> statements;
    statements.reserve(item.affected.size());
    for (const auto& range : item.affected)
        statements.push_back({.range = range, .product = text::fold(range.product)});
    for (const auto& older : statements) {
        const bool is_replaced = std::ranges::any_of(statements, [&older](const Statement& newer) {
            return replaces(newer, older);
        });
        (is_replaced ? item.superseded : current).push_back(older.range);
    }
    item.affected = std::move(current);
    for (auto* list : {&item.affected, &item.superseded})
        for (auto& range : *list)
            std::erase(range.flags, correction);
}

}  // namespace advisory::parsers
