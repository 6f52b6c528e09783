#include "matching/corrections.hpp"

#include "language/say.hpp"
#include "versions/compare.hpp"

namespace advisory::matching {

namespace {

using versions::Order;

Order compare(const ComparedVersion& own, std::string_view one, std::string_view other)
{
    const auto order = versions::compare(own.scheme, one, other).order;
    return order == Order::unordered
               ? versions::compare(versions::Scheme::generic, one, other).order
               : order;
}

std::string correction_behind(std::string_view end,
                              const std::vector<Named>& fixed,
                              const ComparedVersion& own)
{
    const auto dot = end.rfind('.');
    const auto against_end = compare(own, own.version, end);
    const bool is_behind = against_end == Order::equal || against_end == Order::greater;
    if (dot == std::string_view::npos || !is_behind)
        return {};

    std::string later;
    for (const auto& [range, identity] : fixed) {
        for (const auto& interval : range->intervals) {
            const auto& fix = (interval.high ? interval.high : interval.low)->version;
            if (compare(own, fix, end) == Order::equal)
                return {};
            const bool is_of_branch = versions::is_within_branch(end.substr(0, dot), fix) &&
                                      compare(own, end, fix) == Order::less;
            if (is_of_branch && compare(own, own.version, fix) == Order::less)
                later = fix;
        }
    }
    return later;
}

}  // namespace

std::string later_correction(const AffectedRange& range,
                             const std::vector<Named>& fixed,
                             const ComparedVersion& own)
{
    for (const auto& interval : range.intervals) {
        if (!interval.high || interval.high->inclusive)
            continue;
        const auto later = correction_behind(interval.high->version, fixed, own);
        if (!later.empty())
            return say("the notice ends before {}, but corrects in {}",
                       interval.high->version,
                       later);
    }
    return {};
}

}  // namespace advisory::matching
