#include "ingest/held_verdicts.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

Match verdict_on(std::int64_t component, Verdict verdict, std::vector<std::string> cves = {})
{
    Match match;
    match.product = 1;
    match.component = component;
    match.verdict = verdict;
    match.cves = std::move(cves);
    return match;
}

storage::StoredMatch live(Match match, std::int64_t snapshot = 1)
{
    storage::StoredMatch stored;
    stored.match = std::move(match);
    stored.snapshot = snapshot;
    return stored;
}

bool is_in_conflict(const Match& match)
{
    return std::ranges::count(match.reasons, Reason::source_conflict) == 1;
}

}  // namespace

TEST_SUITE("held verdicts")
{
    TEST_CASE("a later notice raises a verdict and does not lower it")
    {
        const auto raised = hold_verdicts({verdict_on(1, Verdict::affected)},
                                          {live(verdict_on(1, Verdict::review))},
                                          1);
        const auto held = hold_verdicts({verdict_on(1, Verdict::not_affected)},
                                        {live(verdict_on(1, Verdict::affected))},
                                        1);

        REQUIRE(raised.size() == 1);
        CHECK(raised[0].verdict == Verdict::affected);
        CHECK_FALSE(is_in_conflict(raised[0]));
        REQUIRE(held.size() == 1);
        CHECK(held[0].verdict == Verdict::affected);
        CHECK(is_in_conflict(held[0]));
        CHECK(held[0].evidence.questions.size() == 1);
    }

    TEST_CASE("what a later notice does not name any more stays")
    {
        const auto held = hold_verdicts({}, {live(verdict_on(1, Verdict::affected))}, 1);

        REQUIRE(held.size() == 1);
        CHECK(held[0].verdict == Verdict::affected);
        CHECK(is_in_conflict(held[0]));
    }

    TEST_CASE("holding twice says it once")
    {
        const auto once = hold_verdicts({}, {live(verdict_on(1, Verdict::affected))}, 1);
        const auto twice = hold_verdicts({}, {live(once.front())}, 1);

        REQUIRE(twice.size() == 1);
        CHECK(is_in_conflict(twice[0]));
        CHECK(twice[0].evidence.questions.size() == 1);
    }

    TEST_CASE("a verdict on one CVE holds nothing for another")
    {
        const auto held = hold_verdicts({verdict_on(1, Verdict::not_affected, {"CVE-2026-0002"})},
                                        {live(verdict_on(1, Verdict::affected, {"CVE-2026-0001"}))},
                                        1);

        REQUIRE(held.size() == 2);
        CHECK(held[0].verdict == Verdict::not_affected);
        CHECK(held[1].verdict == Verdict::affected);
    }

    TEST_CASE("a changed inventory may lower a verdict, and what was spared holds nothing")
    {
        CHECK(hold_verdicts({}, {live(verdict_on(1, Verdict::affected), 1)}, 2).empty());
        CHECK(hold_verdicts({}, {live(verdict_on(1, Verdict::not_affected))}, 1).empty());
    }
}

}  // namespace advisory::ingest
