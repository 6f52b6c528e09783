#include "ingest/held_verdicts.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

Match verdict_on_for_held_verdicts(std::int64_t component,
                                   Verdict verdict,
                                   std::vector<std::string> cves = {})
{
    Match match;
    match.product = 1;
    match.component = component;
    match.verdict = verdict;
    match.cves = std::move(cves);
    return match;
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
        const auto raised = hold_verdicts({verdict_on_for_held_verdicts(1, Verdict::affected)},
                                          {verdict_on_for_held_verdicts(1, Verdict::review)});
        const auto held = hold_verdicts({verdict_on_for_held_verdicts(1, Verdict::not_affected)},
                                        {verdict_on_for_held_verdicts(1, Verdict::affected)});

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
        const auto held = hold_verdicts({}, {verdict_on_for_held_verdicts(1, Verdict::affected)});

        REQUIRE(held.size() == 1);
        CHECK(held[0].verdict == Verdict::affected);
        CHECK(is_in_conflict(held[0]));
    }

    TEST_CASE("holding twice says it once")
    {
        const auto once = hold_verdicts({}, {verdict_on_for_held_verdicts(1, Verdict::affected)});
        const auto twice = hold_verdicts({}, {once.front()});

        REQUIRE(twice.size() == 1);
        CHECK(is_in_conflict(twice[0]));
        CHECK(twice[0].evidence.questions.size() == 1);
    }

    TEST_CASE("a verdict on one CVE holds nothing for another")
    {
        const auto held = hold_verdicts(
            {verdict_on_for_held_verdicts(1, Verdict::not_affected, {"CVE-2026-0002"})},
            {verdict_on_for_held_verdicts(1, Verdict::affected, {"CVE-2026-0001"})});

        REQUIRE(held.size() == 2);
        CHECK(held[0].verdict == Verdict::not_affected);
        CHECK(held[1].verdict == Verdict::affected);
    }

    TEST_CASE("what was spared holds nothing")
    {
        CHECK(hold_verdicts({}, {verdict_on_for_held_verdicts(1, Verdict::not_affected)}).empty());
    }

    TEST_CASE("the place of what is kept is not claimed to be in the current text")
    {
        auto earlier = verdict_on_for_held_verdicts(1, Verdict::review);
        earlier.item = 4;
        earlier.span = {10, 20};

        const auto held = hold_verdicts({}, {earlier});

        REQUIRE(held.size() == 1);
        CHECK(held[0].item == 0);
        CHECK(held[0].span == TextSpan{});
    }
}

}  // namespace advisory::ingest
