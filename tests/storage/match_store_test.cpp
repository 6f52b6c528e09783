#include "storage/match_store.hpp"

#include <functional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/storage/match_scene.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;
using test::make_notice;
using Scene = test::MatchScene;

std::vector<std::int64_t> rows_of(const std::vector<StoredMatch>& matches)
{
    std::vector<std::int64_t> rows;
    for (const auto& stored : matches)
        rows.push_back(stored.row);
    return rows;
}

using Rows = std::vector<std::int64_t>;

}  // namespace

TEST_SUITE("match store")
{
    TEST_CASE("a row that is not there finds nothing")
    {
        Scene scene;

        CHECK_FALSE(scene.matches.find(7));
        CHECK(scene.matches.live_of("A-1").empty());
        CHECK(scene.matches.live_of("A-9").empty());
        CHECK(scene.matches.evaluations_of("A-1").empty());
    }

    TEST_CASE("a match of what is not in the store is refused whole")
    {
        Scene scene;
        auto no_product = scene.match();
        no_product.product = 99;
        auto no_item = scene.match();
        no_item.item = 5;

        for (const auto& match : {no_product, no_item}) {
            CHECK_THROWS_AS(scene.matches.save(scene.evaluation(), {scene.match(), match}),
                            StorageError);
            CHECK(scene.matches.live_of("A-1").empty());
            CHECK(scene.matches.evaluations_of("A-1").empty());
        }
    }

    TEST_CASE("an evaluation that finds nothing is on record")
    {
        Scene scene;

        CHECK(scene.matches.save(scene.evaluation(at("2026-11-21")), {}).empty());
        scene.matches.save(scene.evaluation(at("2026-11-22")), {});

        const auto evaluations = scene.matches.evaluations_of("A-1");
        REQUIRE(evaluations.size() == 2);
        CHECK(evaluations[0].made_at == at("2026-11-22"));
        CHECK(evaluations[0].revision == scene.revision);
        CHECK(evaluations[0].snapshot == 2);
        CHECK(evaluations[0].rules == "rules 1");
        CHECK(evaluations[0].products == 2);
        CHECK(evaluations[0].components == 2);
        CHECK(evaluations[1].made_at == at("2026-11-21"));
    }
}

TEST_SUITE("superseding")
{
    TEST_CASE("a match that says the same stays")
    {
        Scene scene;
        const auto first = scene.matches.save(scene.evaluation(), {scene.match()});

        const auto again = scene.matches.save(scene.evaluation(at("2026-11-23")), {scene.match()});

        CHECK(again == first);
        CHECK(rows_of(scene.matches.live_of("A-1")) == first);
        CHECK(scene.matches.find(first.at(0))->created_at == at("2026-11-22"));
    }

    TEST_CASE("a match that says otherwise takes the place of the old one, which stays on record")
    {
        Scene scene;
        const auto first = scene.matches.save(scene.evaluation(), {scene.match()});
        auto lower = scene.match();
        lower.verdict = Verdict::review;

        const auto second = scene.matches.save(scene.evaluation(at("2026-11-23")), {lower});

        CHECK(second != first);
        CHECK(rows_of(scene.matches.live_of("A-1")) == second);
        const auto old = scene.matches.find(first.at(0));
        REQUIRE(old);
        CHECK(old->superseded_by.has_value());
        CHECK(old->match.verdict == Verdict::affected);
        CHECK(rows_of(scene.matches.list({})) == second);
    }

    TEST_CASE("what an evaluation no longer finds is superseded")
    {
        Scene scene;
        const auto both =
            scene.matches.save(scene.evaluation(), {scene.match("P-1"), scene.match("P-2")});

        const auto rest = scene.matches.save(scene.evaluation(), {scene.match("P-2")});

        CHECK(rest == Rows{both.at(1)});
        CHECK(rows_of(scene.matches.live_of("A-1")) == rest);
        CHECK(scene.matches.find(both.at(0))->superseded_by.has_value());
    }

    TEST_CASE("what comes back after it was superseded is a new match")
    {
        Scene scene;
        const auto first = scene.matches.save(scene.evaluation(), {scene.match()});
        scene.matches.save(scene.evaluation(), {});

        const auto again = scene.matches.save(scene.evaluation(), {scene.match()});

        CHECK(again != first);
        CHECK(rows_of(scene.matches.live_of("A-1")) == again);
    }

    TEST_CASE("an evaluation of one advisory leaves those of another alone")
    {
        Scene scene;
        const auto first = scene.matches.save(scene.evaluation(), {scene.match()});
        auto other = scene.evaluation();
        other.revision = scene.advisories.save(make_notice(scene.db, "A-2", "text 2")).revision;

        scene.matches.save(other, {});

        CHECK(rows_of(scene.matches.live_of("A-1")) == first);
    }

    TEST_CASE("any part of what a match says makes it another")
    {
        using Change = void (*)(Match&);
        const Change changes[] = {
            [](Match& match) { match.component = 0; },
            [](Match& match) { match.verdict = Verdict::not_affected; },
            [](Match& match) { match.reasons.pop_back(); },
            [](Match& match) { match.cves.clear(); },
            [](Match& match) { match.phrase = "x"; },
            [](Match& match) { match.vers = "x"; },
            [](Match& match) { match.evidence.identity_rule = "x"; },
            [](Match& match) { match.evidence.advisory_name = "x"; },
            [](Match& match) { match.evidence.inventory_name = "x"; },
            [](Match& match) { match.evidence.scheme = "x"; },
            [](Match& match) { match.evidence.comparisons = {"x"}; },
            [](Match& match) { match.evidence.questions = {"x"}; },
        };
        Scene scene;
        auto before = scene.matches.save(scene.evaluation(), {scene.match()});

        for (std::size_t index = 0; index < std::size(changes); ++index) {
            CAPTURE(index);
            auto changed = scene.match();
            changes[index](changed);
            const auto after = scene.matches.save(scene.evaluation(), {changed});
            CHECK(after != before);
            before = after;
        }
    }

    TEST_CASE("a match stays when a revision moves its item, and goes when its score changes")
    {
        Scene scene;
        const auto first = scene.matches.save(scene.evaluation(), {scene.match()});
        auto notice = make_notice(scene.db, "A-1", "revised");
        auto& items = notice.advisory.items;
        items.insert(items.begin(), AdvisoryItem{});
        auto evaluation = scene.evaluation();
        evaluation.revision = scene.advisories.save(notice).revision;
        auto moved = scene.match();
        moved.item = 1;
        moved.span = {.begin = 5, .end = 6};

        CHECK(scene.matches.save(evaluation, {moved}) == first);
        CHECK(scene.matches.find(first.at(0))->revision == scene.revision);
        CHECK(scene.matches.find(first.at(0))->match.item == 0);

        items[1].cvss = {{"3.1", "", 9.8}};
        evaluation.revision = scene.advisories.save(notice).revision;
        const auto graver = scene.matches.save(evaluation, {moved});

        CHECK(graver != first);
        CHECK(scene.matches.find(graver.at(0))->severity == "critical");
    }

    TEST_CASE("two matches that say the same are two rows")
    {
        Scene scene;

        const auto both = scene.matches.save(scene.evaluation(), {scene.match(), scene.match()});
        const auto again = scene.matches.save(scene.evaluation(), {scene.match(), scene.match()});

        REQUIRE(both.size() == 2);
        CHECK(both[0] != both[1]);
        CHECK(again == both);
    }
}

TEST_SUITE("match list")
{
    TEST_CASE("matches are narrowed by every condition, newest first")
    {
        Scene scene;
        auto review = scene.match("P-2");
        review.verdict = Verdict::review;
        review.cves = {"CVE-2026-2222", "CVE-2026-3333"};
        const auto old =
            scene.matches.save(scene.evaluation(at("2026-11-20")), {scene.match("P-1"), review});
        auto evaluation = scene.evaluation(at("2026-11-22"));
        evaluation.revision =
            scene.advisories.save(make_notice(scene.db, "A-2", "text 2")).revision;
        auto cleared = scene.match("P-1");
        cleared.verdict = Verdict::not_affected;
        const auto recent = scene.matches.save(evaluation, {cleared});
        const auto p1 = old.at(0);
        const auto p2 = old.at(1);
        const auto a2 = recent.at(0);

        struct Case {
            std::function<void(MatchQuery&)> narrow;
            Rows rows;
        };
        const Case cases[] = {
            {[](MatchQuery&) {}, {a2, p2, p1}},
            {[](MatchQuery& query) { query.since = at("2026-11-22"); }, {a2}},
            {[](MatchQuery& query) { query.until = at("2026-11-22"); }, {p2, p1}},
            {[](MatchQuery& query) { query.product = "P-2"; }, {p2}},
            {[](MatchQuery& query) { query.product = "P"; }, {}},
            {[](MatchQuery& query) { query.advisory = "A-2"; }, {a2}},
            {[](MatchQuery& query) { query.advisory = "A-9"; }, {}},
            {[](MatchQuery& query) { query.cve = "cve-2026-3333"; }, {p2}},
            {[](MatchQuery& query) { query.cve = "CVE-2026-33"; }, {}},
            {[](MatchQuery& query) { query.verdicts = {Verdict::affected}; }, {p1}},
            {[](MatchQuery& query) { query.verdicts = {Verdict::affected, Verdict::review}; },
             {p2, p1}},
            {[](MatchQuery& query) { query.state = "RECEIVED"; }, {a2, p2, p1}},
            {[](MatchQuery& query) { query.state = "CLOSED"; }, {}},
            {[](MatchQuery& query) { query.limit = 2; }, {a2, p2}},
        };
        for (std::size_t index = 0; index < std::size(cases); ++index) {
            CAPTURE(index);
            MatchQuery query;
            cases[index].narrow(query);
            CHECK(rows_of(scene.matches.list(query)) == cases[index].rows);
        }

        MatchQuery both;
        both.product = "P-1";
        both.advisory = "A-1";
        CHECK(rows_of(scene.matches.list(both)) == Rows{p1});
    }

    TEST_CASE("a follower loses nothing to the limit")
    {
        Scene scene;
        const auto rows =
            scene.matches.save(scene.evaluation(),
                               {scene.match("P-1"), scene.match("P-2"), scene.match("P-2")});

        const auto listed = [&](std::int64_t after, std::size_t limit) {
            MatchQuery query;
            query.after = after;
            query.limit = limit;
            return rows_of(scene.matches.list(query));
        };
        CHECK(listed(rows.at(0), 1) == Rows{rows[1]});
        CHECK(listed(rows.at(0), 1000) == Rows{rows[1], rows[2]});
        CHECK(listed(rows.at(2), 1000).empty());
    }

    TEST_CASE("a severity takes in what is graver, and what is unknown")
    {
        Scene scene;
        auto notice = make_notice(scene.db, "A-2", "text 2");
        notice.advisory.items.clear();
        for (const double score : {3.9, 6.9, 8.9, 10.0}) {
            auto& item = notice.advisory.items.emplace_back();
            item.title = std::to_string(score);
            item.cvss = {{"3.1", "", score}};
        }
        notice.advisory.items.emplace_back();
        auto evaluation = scene.evaluation();
        evaluation.revision = scene.advisories.save(notice).revision;
        std::vector<Match> made(5, scene.match());
        for (std::size_t index = 0; index < made.size(); ++index)
            made[index].item = index;
        scene.matches.save(evaluation, made);

        const auto severities = [&](std::string least) {
            MatchQuery query;
            query.severity = std::move(least);
            std::vector<std::string> found;
            for (const auto& match : scene.matches.list(query))
                found.push_back(match.severity);
            return found;
        };
        using Words = std::vector<std::string>;
        CHECK(severities("") == Words{"unknown", "critical", "high", "medium", "low"});
        CHECK(severities("low") == Words{"unknown", "critical", "high", "medium", "low"});
        CHECK(severities("medium") == Words{"unknown", "critical", "high", "medium"});
        CHECK(severities("high") == Words{"unknown", "critical", "high"});
        CHECK(severities("critical") == Words{"unknown", "critical"});
    }
}

}  // namespace advisory::storage
