#include "ingest/lowered_verdicts.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

using Texts = std::vector<std::string>;

constexpr auto spared = Verdict::not_affected;
constexpr auto review = Verdict::review;
constexpr auto affected = Verdict::affected;

Match verdict(Verdict verdict, Texts cves = {}, std::int64_t component = 1)
{
    Match match;
    match.product = 1;
    match.component = component;
    match.verdict = verdict;
    match.reasons = {Reason::range_out};
    match.cves = std::move(cves);
    return match;
}

/// Live matches with the rows 1, 2, ...
std::vector<storage::StoredMatch> live_of(const std::vector<Match>& matches)
{
    std::vector<storage::StoredMatch> live;
    for (const auto& match : matches) {
        auto& stored = live.emplace_back();
        stored.row = static_cast<std::int64_t>(live.size());
        stored.match = match;
    }
    return live;
}

LoweredVerdicts hold(const std::vector<Match>& now, const std::vector<Match>& live)
{
    return hold_lowered(now, live_of(live), [](auto&, auto&) { return false; });
}

std::vector<Verdict> verdicts_of_for_lowered_verdicts(const std::vector<Match>& matches)
{
    std::vector<Verdict> verdicts;
    for (const auto& match : matches)
        verdicts.push_back(match.verdict);
    return verdicts;
}

}  // namespace

TEST_SUITE("lowered verdicts")
{
    TEST_CASE("what would lower a live verdict waits, and all else takes effect")
    {
        struct Case {
            const char* what;
            std::vector<Match> live;
            std::vector<Match> now;
            std::vector<Verdict> taken;   ///< Of the new ones.
            std::set<std::int64_t> kept;  ///< Of the live ones.
            std::vector<Verdict> changes;
        };
        const Case cases[] = {
            {"nothing before, nothing now", {}, {}, {}, {}, {}},
            {"new", {}, {verdict(affected)}, {affected}, {}, {}},
            {"the same", {verdict(review)}, {verdict(review)}, {review}, {}, {}},
            {"raised", {verdict(review)}, {verdict(affected)}, {affected}, {}, {affected}},
            {"raised from spared", {verdict(spared)}, {verdict(review)}, {review}, {}, {review}},
            {"lowered", {verdict(affected)}, {verdict(review)}, {}, {1}, {review}},
            {"lowered to spared", {verdict(review)}, {verdict(spared)}, {}, {1}, {spared}},
            {"dropped", {verdict(review)}, {}, {}, {1}, {spared}},
            {"a spared one dropped", {verdict(spared)}, {}, {}, {}, {}},
            {"another component says nothing for this one",
             {verdict(affected, {}, 1)},
             {verdict(affected, {}, 2)},
             {affected},
             {1},
             {spared}},
            {"one CVE of two is lowered",
             {verdict(affected, {"A", "B"})},
             {verdict(affected, {"A"}), verdict(spared, {"B"})},
             {affected},
             {1},
             {spared}},
            {"one CVE of two is not spoken of any more",
             {verdict(affected, {"A", "B"})},
             {verdict(affected, {"A"})},
             {affected},
             {1},
             {spared}},
            {"CVEs are grouped otherwise",
             {verdict(affected, {"A", "B"})},
             {verdict(affected, {"A"}), verdict(affected, {"B"})},
             {affected, affected},
             {},
             {}},
            {"the whole item says the same of each CVE",
             {verdict(affected, {"A"})},
             {verdict(affected)},
             {affected},
             {},
             {}},
            {"a lower one of the whole item stands beside the kept one",
             {verdict(affected, {"A"})},
             {verdict(review)},
             {review},
             {1},
             {review}},
            {"a lower one on another CVE too stands beside the kept one",
             {verdict(affected, {"A"})},
             {verdict(review, {"A", "C"})},
             {review},
             {1},
             {review}},
            {"beside a graver one this one decides nothing",
             {verdict(affected, {"A"}), verdict(review, {"A"})},
             {verdict(affected, {"A"})},
             {affected},
             {},
             {}},
            {"both dropped: the graver one is kept",
             {verdict(affected, {"A"}), verdict(review, {"A"})},
             {},
             {},
             {1},
             {spared}},
            {"overruled for one CVE of two only",
             {verdict(affected, {"A"}), verdict(review, {"A", "B"})},
             {verdict(affected, {"A"})},
             {affected},
             {2},
             {spared}},
            {"a notice that has got a CVE number",
             {verdict(review)},
             {verdict(affected, {"A"})},
             {affected},
             {},
             {affected}},
            {"without a CVE beside a graver one on a CVE",
             {verdict(affected, {"A"}), verdict(review)},
             {verdict(affected, {"A"})},
             {affected},
             {2},
             {spared}},
            {"case by case",
             {verdict(review, {"A"}, 1), verdict(affected, {"A"}, 2)},
             {verdict(affected, {"A"}, 1), verdict(review, {"A"}, 2)},
             {affected},
             {2},
             {affected, review}},
        };

        for (const auto& [what, live, now, taken, kept, changes] : cases) {
            CAPTURE(what);
            const auto outcome = hold(now, live);
            CHECK(verdicts_of_for_lowered_verdicts(outcome.matches) == taken);
            CHECK(outcome.kept == kept);
            std::vector<Verdict> changed;
            for (const auto& change : outcome.changes)
                changed.push_back(change.verdict);
            CHECK(changed == changes);
        }
    }

    TEST_CASE("no CVE that is named becomes less grave, however the matches are grouped")
    {
        const std::vector<Match> groups[] = {
            {},
            {verdict(affected, {"A"})},
            {verdict(affected, {"A", "B"}), verdict(review, {"C"})},
            {verdict(spared, {"A"}), verdict(review, {"A", "B"})},
            {verdict(spared, {"A", "B", "C"})},
            {verdict(affected, {"B"}), verdict(review)},
        };
        const auto gravest = [](const std::string& cve, const std::vector<Match>& matches) {
            auto found = spared;
            for (const auto& match : matches) {
                const auto& cves = match.cves;
                if (cves.empty() || std::ranges::find(cves, cve) != cves.end())
                    found = std::max(found, match.verdict);
            }
            return found;
        };

        const auto is_named = [](const std::string& cve, const std::vector<Match>& matches) {
            return std::ranges::any_of(matches, [&](const Match& match) {
                return std::ranges::find(match.cves, cve) != match.cves.end();
            });
        };

        for (const auto& before : groups) {
            for (const auto& now : groups) {
                auto outcome = hold(now, before);
                for (const auto row : outcome.kept)
                    outcome.matches.push_back(before[static_cast<std::size_t>(row - 1)]);
                for (const auto* cve : {"A", "B", "C"}) {
                    if (!is_named(cve, before) && !is_named(cve, now))
                        continue;
                    CAPTURE(cve);
                    CHECK(gravest(cve, outcome.matches) ==
                          std::max(gravest(cve, before), gravest(cve, now)));
                }
            }
        }
    }

    TEST_CASE("what a person agreed to takes effect, and is asked with the change")
    {
        const std::vector before{verdict(affected)};
        std::vector<Verdict> asked;

        const auto outcome = hold_lowered({verdict(review)},
                                          live_of(before),
                                          [&](const auto& live, const auto& change) {
                                              CHECK(live.row == 1);
                                              CHECK(change.before == affected);
                                              CHECK(change.why == "RANGE_OUT");
                                              asked.push_back(change.verdict);
                                              return true;
                                          });

        CHECK(asked == std::vector{review});
        CHECK(verdicts_of_for_lowered_verdicts(outcome.matches) == std::vector{review});
        CHECK(outcome.kept.empty());
        CHECK(outcome.changes.size() == 1);
    }

    TEST_CASE("nobody is asked about what is raised or stays")
    {
        bool is_asked = false;
        const auto ask = [&](auto&, auto&) { return is_asked = true; };

        hold_lowered({verdict(affected)}, live_of({verdict(review)}), ask);
        hold_lowered({verdict(review)}, live_of({verdict(review)}), ask);

        CHECK_FALSE(is_asked);
    }
}

}  // namespace advisory::ingest
