#include "ingest/lowered_verdicts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/vocabulary.hpp"
#include "language/say.hpp"

namespace advisory::ingest {

namespace {

using Subject = std::pair<std::int64_t, std::int64_t>;  ///< Rows of product and component.

using MatchesBySubject = std::map<Subject, std::vector<const Match*>>;

Subject subject_of_match(const Match& match)
{
    return {match.product, match.component};
}

bool has(const std::vector<std::string>& list, const std::string& entry)
{
    return std::ranges::find(list, entry) != list.end();
}

/// Whether a verdict that `match` gives also answers for this CVE; an empty one: for the item.
bool speaks_of(const Match& match, const std::string& cve)
{
    return match.cves.empty() || cve.empty() || has(match.cves, cve);
}

std::vector<std::string> scope_of(const Match& match)
{
    return match.cves.empty() ? std::vector<std::string>(1) : match.cves;
}

/// The gravest new verdict for one CVE of a subject; nothing when no new match speaks of it.
std::optional<Verdict> gravest_for(const std::string& cve, const std::vector<const Match*>& matches)
{
    std::optional<Verdict> gravest;
    for (const auto* const match : matches) {
        if (speaks_of(*match, cve))
            gravest = gravest ? std::max(*gravest, match->verdict) : match->verdict;
    }
    return gravest;
}

/// What the new evaluation says in a live match's place: the least grave over its CVEs.
std::optional<Verdict> verdict_in_place_of(const Match& live,
                                           const std::vector<const Match*>& matches)
{
    std::optional<Verdict> least;
    for (const auto& cve : scope_of(live)) {
        const auto gravest = gravest_for(cve, matches);
        if (!gravest)
            return std::nullopt;
        least = least ? std::min(*least, *gravest) : *gravest;
    }
    return least;
}

/// The matches that may stand in the place of a live one. One that names no CVE is answered by
/// others without, or by one that now names a CVE which none of the subject's live ones names:
/// the notice has got a number. What is said of a known CVE was said beside it before.
std::vector<const Match*> answers_for(const Match& live,
                                      std::vector<const Match*> matches,
                                      const std::vector<const Match*>& beside)
{
    if (!live.cves.empty())
        return matches;
    const auto is_known = [&](const std::string& cve) {
        return std::ranges::any_of(beside,
                                   [&](const Match* other) { return has(other->cves, cve); });
    };
    std::erase_if(matches, [&](const Match* match) {
        return !match->cves.empty() && std::ranges::all_of(match->cves, is_known);
    });
    return matches;
}

std::string described(const std::vector<const Match*>& matches)
{
    if (matches.empty())
        return say("Nothing in the inventory of today is what the notice names here.");
    std::vector<std::string_view> reasons;
    for (const auto* const match : matches) {
        for (const auto reason : match->reasons) {
            if (std::ranges::find(reasons, name_of(reason)) == reasons.end())
                reasons.push_back(name_of(reason));
        }
    }
    return fmt::format("{}", fmt::join(reasons, ", "));
}

/// Whether all that `match` is about stands in a match that is kept in its place.
bool is_covered_by(const Match& match, const Match& kept)
{
    const bool is_within = kept.cves.empty() ||
                           (!match.cves.empty() && std::ranges::all_of(match.cves, [&](auto& cve) {
                               return has(kept.cves, cve);
                           }));
    return match.verdict < kept.verdict && is_within;
}

}  // namespace

LoweredVerdicts hold_lowered(
    std::vector<Match> matches,
    const std::vector<storage::StoredMatch>& live,
    const std::function<bool(const storage::StoredMatch& live,
                             const storage::VerdictChange& change)>& is_agreed,
    std::string_view remark)
{
    MatchesBySubject of_now;
    MatchesBySubject of_live;
    for (const auto& match : matches)
        of_now[subject_of_match(match)].push_back(&match);
    for (const auto& stored : live)
        of_live[subject_of_match(stored.match)].push_back(&stored.match);

    LoweredVerdicts outcome;
    MatchesBySubject kept;
    for (const auto& stored : live) {
        const auto& before = stored.match;
        const auto& beside = of_live[subject_of_match(before)];
        const auto now = answers_for(before, of_now[subject_of_match(before)], beside);
        const auto verdict = verdict_in_place_of(before, now).value_or(Verdict::not_affected);
        // Where a graver one stands beside it, this one decides nothing.
        const bool is_overruled =
            verdict_in_place_of(before, answers_for(before, beside, beside)) > before.verdict;
        if (verdict == before.verdict || is_overruled)
            continue;

        storage::VerdictChange change;
        change.match = stored.row;
        change.before = before.verdict;
        change.verdict = verdict;
        change.why = described(now);
        if (!remark.empty())
            change.why += fmt::format(" {}", remark);
        if (verdict < before.verdict && !is_agreed(stored, change)) {
            outcome.kept.insert(stored.row);
            kept[subject_of_match(before)].push_back(&before);
        }
        outcome.changes.push_back(std::move(change));
    }

    for (auto& match : matches) {
        const bool is_covered =
            std::ranges::any_of(kept[subject_of_match(match)],
                                [&](const Match* other) { return is_covered_by(match, *other); });
        if (!is_covered)
            outcome.matches.push_back(std::move(match));
    }
    return outcome;
}

}  // namespace advisory::ingest
