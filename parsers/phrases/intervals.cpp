#include "parsers/phrases/intervals.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "parsers/phrases/bounds.hpp"
#include "parsers/phrases/subtraction.hpp"
#include "versions/compare.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers::phrases {

namespace {

using Shape = Clause::Shape;
using versions::Order;

template <class Element>
void append(std::vector<Element>& to, std::vector<Element> from)
{
    std::ranges::move(from, std::back_inserter(to));
}

// Two halves side by side: one interval when they face each other, two when they
// look away from each other ("1.0 未満、2.0 以上").
bool is_one_interval(const Clause& first, const Clause& second, bool& has_doubt)
{
    const bool is_pair = (first.shape == Shape::low && second.shape == Shape::high) ||
                         (first.shape == Shape::high && second.shape == Shape::low);
    if (!is_pair)
        return false;

    const auto& low = first.shape == Shape::low ? first : second;
    const auto& high = first.shape == Shape::low ? second : first;
    const auto order = order_of(*low.interval.low, *high.interval.high);
    const bool face_each_other = order != Order::greater;
    // "1.0 以上または 2.0 未満" is everything, which nobody means; and without a joint
    // or with かつ two halves must be one interval.
    const bool must_be_one = second.joint == Joint::none || second.joint == Joint::both;
    has_doubt = has_doubt || (face_each_other && second.joint == Joint::either) ||
                (!face_each_other && must_be_one);
    return face_each_other && second.joint != Joint::either;
}

Clause paired(Clause first, Clause second)
{
    if (!first.interval.low)
        first.interval.low = std::move(second.interval.low);
    if (!first.interval.high)
        first.interval.high = std::move(second.interval.high);
    first.shape = Shape::range;
    first.has_doubt = first.has_doubt || second.has_doubt;
    append(first.cves, std::move(second.cves));
    append(first.flags, std::move(second.flags));
    append(first.qualifiers, std::move(second.qualifiers));
    append(first.exceptions, std::move(second.exceptions));
    append(first.spared, std::move(second.spared));
    return first;
}

std::vector<Clause> pair_halves(std::vector<Clause> clauses, bool& has_doubt)
{
    std::vector<Clause> joined;
    for (auto& clause : clauses) {
        if (!joined.empty() && is_one_interval(joined.back(), clause, has_doubt))
            joined.back() = paired(std::move(joined.back()), std::move(clause));
        else
            joined.push_back(std::move(clause));
    }
    return joined;
}

// "6.4、6.2 の全バージョン", "3.2、3.1 系": the word behind the last member makes branches
// of those before it too, when they are of its kind.
void spread_branch(std::vector<Clause>& clauses)
{
    const auto dots = [](const Clause& clause) {
        return std::ranges::count(clause.term.version, '.');
    };
    for (auto i = clauses.size(); i-- > 1;) {
        auto& before = clauses[i - 1];
        const bool is_alike = before.shape == Shape::single && !before.has_operator &&
                              dots(before) == dots(clauses[i]);
        if (!clauses[i].is_named_branch || clauses[i].joint == Joint::none || !is_alike)
            continue;
        auto branch = before.term;
        branch.is_branch = true;
        auto whole = bare_clause(branch);
        before.shape = whole.shape;
        before.interval = std::move(whole.interval);
        before.is_branch = before.is_named_branch = true;
    }
}

// "バージョン16、v16.0.1302 およびそれ以前": the first is the branch of the bound.
bool is_branch_and_bound(const std::vector<Clause>& clauses)
{
    return clauses.size() == 2 && clauses[0].shape == Shape::single &&
           clauses[1].shape == Shape::high && clauses[1].joint == Joint::comma &&
           clauses[0].cves.empty() &&
           versions::is_within_branch(clauses[0].term.version, clauses[1].interval.high->version);
}

// "1.1.1k、1.0.2y より前" may mean "each before its own", where the plain reading would
// take the fixed 1.1.1k for affected and miss 1.1.1j.
bool is_ambiguous_pair(const Clause& listed, const Clause& bound)
{
    if (bound.shape != Shape::high || listed.shape != Shape::single || listed.has_operator)
        return false;
    const auto order = order_of(*listed.interval.low, *bound.interval.high);
    const bool is_below = order == Order::less || order == Order::equal;
    return !bound.interval.high->inclusive || !is_below;
}

// "11.1 < 11.1.2-h3, < 11.1.1-h1": the last bound has lost the branch of the others.
bool has_bound_within(const std::vector<Clause>& clauses)
{
    const auto bound = std::ranges::find(clauses, Shape::high, &Clause::shape);
    return bound != clauses.end() && std::ranges::any_of(clauses, [&bound](const Clause& clause) {
               return clause.shape == Shape::range && clause.interval.low &&
                      order_of(*clause.interval.low, *bound->interval.high) == Order::less;
           });
}

// "5.0.4 より前および 4.2.10 より前": two bounds on one side mean two branches that
// the words do not delimit.
bool is_ambiguous_list(const std::vector<Clause>& clauses)
{
    const auto pair = std::ranges::adjacent_find(clauses, is_ambiguous_pair);
    const auto highs = std::ranges::count(clauses, Shape::high, &Clause::shape);
    const auto lows = std::ranges::count(clauses, Shape::low, &Clause::shape);
    return pair != clauses.end() || highs > 1 || lows > 1 || has_bound_within(clauses);
}

bool is_empty(const Interval& interval)
{
    if (!interval.low || !interval.high)
        return false;
    const auto order = order_of(*interval.low, *interval.high);
    const bool has_both_ends = interval.low->inclusive && interval.high->inclusive;
    return order == Order::greater || (order == Order::equal && !has_both_ends);
}

// "4.00 から 4 まで": nobody writes a range of one version; an end lost a part on its way.
bool is_range_of_one(const Clause& clause)
{
    return clause.shape == Shape::range && clause.interval.low && clause.interval.high &&
           order_of(*clause.interval.low, *clause.interval.high) == Order::equal;
}

// "0 から 2.0 (1.5 以降を除く)" contradicts itself: one of the ends was not meant.
bool keeps_ends(const std::vector<Interval>& rest, const Interval& interval)
{
    const auto is_kept = [](const std::optional<Bound>& end, const std::optional<Bound>& left) {
        return !end || (left && left->version == end->version);
    };
    return is_kept(interval.low, rest.front().low) && is_kept(interval.high, rest.back().high);
}

void add_intervals(Combination& combination, Clause& clause)
{
    if (clause.shape == Shape::all && clause.exceptions.empty() && clause.spared.empty()) {
        combination.is_all = true;
        return;
    }

    auto exceptions = std::move(clause.exceptions);
    for (const auto& spared : clause.spared) {
        // "7.2.0 から 7.2.6 (6.4 系は影響を受けません)" takes nothing away.
        if (share_versions(clause.interval, spared).value_or(true))
            exceptions.push_back(spared);
    }
    auto rest = subtract(clause.interval, exceptions);
    if (rest && !clause.is_branch && !keeps_ends(*rest, clause.interval))
        rest.reset();
    combination.has_doubt = combination.has_doubt || !rest;
    if (rest) {
        append(combination.intervals, *std::move(rest));
    } else if (clause.interval.low || clause.interval.high) {
        combination.intervals.push_back(clause.interval);
    }
}

// CVEs that stand with some ranges only cannot be said in one AffectedRange.
void add_scopes(Combination& combination, const std::vector<Clause>& clauses)
{
    const auto is_like_first = [&clauses](const Clause& clause) {
        return clause.cves == clauses.front().cves;
    };
    const bool is_every_one_scoped =
        std::ranges::none_of(clauses, [](const Clause& clause) { return clause.cves.empty(); });
    if (!std::ranges::all_of(clauses, is_like_first)) {
        combination.has_doubt = true;
        combination.flags.emplace_back("MIXED_SCOPE");
        if (!is_every_one_scoped)
            return;
    }

    for (const auto& clause : clauses)
        for (const auto& cve : clause.cves)
            if (std::ranges::find(combination.cves, cve) == combination.cves.end())
                combination.cves.push_back(cve);
}

// "firmware <=16": what it is that the bounds count.
void add_counted(Combination& combination, const std::vector<Clause>& clauses)
{
    constexpr std::string_view prefix = "vers:generic/";
    const auto status = combination.is_all ? PhraseStatus::all : PhraseStatus::parsed;
    auto bounds = versions::format_vers(combination.intervals, status);
    if (bounds.empty())
        return;

    bounds.erase(0, prefix.size());
    const auto is_firmware = [](const Clause& clause) { return clause.term.is_firmware; };
    const auto is_build = [](const Clause& clause) { return clause.term.is_build; };
    if (std::ranges::any_of(clauses, is_firmware))
        combination.qualifiers.push_back({.kind = "firmware", .value = bounds});
    if (std::ranges::any_of(clauses, is_build))
        combination.qualifiers.push_back({.kind = "build", .value = bounds});
}

void remove_repeated(std::vector<std::string>& flags)
{
    std::ranges::sort(flags);
    const auto repeated = std::ranges::unique(flags);
    flags.erase(repeated.begin(), repeated.end());
}

}  // namespace

Combination combine(Reading reading)
{
    Combination combination;
    spread_branch(reading.clauses);
    auto clauses = pair_halves(std::move(reading.clauses), combination.has_doubt);
    if (is_branch_and_bound(clauses)) {
        bound_by_branch(clauses[1], clauses[0].term);
        clauses.erase(clauses.begin());
    }
    if (is_ambiguous_list(clauses)) {
        combination.has_doubt = true;
        combination.flags.emplace_back("AMBIGUOUS_LIST");
    }

    for (auto& clause : clauses) {
        if (is_empty(clause.interval)) {
            combination.has_doubt = true;
            combination.flags.emplace_back("EMPTY_RANGE");
        }
        combination.has_doubt = combination.has_doubt || clause.has_doubt ||
                                clause.joint == Joint::both || is_range_of_one(clause);
        add_intervals(combination, clause);
        append(combination.qualifiers, std::move(clause.qualifiers));
        append(combination.flags, std::move(clause.flags));
    }

    // "全バージョン、2.0 以前" cannot both be meant.
    if (combination.is_all && clauses.size() > 1)
        combination.has_doubt = true;
    if (reading.is_not_affected) {
        combination.has_doubt = true;
        combination.flags.emplace_back("NOT_AFFECTED");
    }
    if (std::ranges::find(combination.flags, ambiguous_hyphen) != combination.flags.end())
        combination.has_doubt = true;
    add_scopes(combination, clauses);
    add_counted(combination, clauses);
    remove_repeated(combination.flags);
    return combination;
}

}  // namespace advisory::parsers::phrases
