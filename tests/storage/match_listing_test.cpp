#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/vocabulary.hpp"
#include "tests/storage/match_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;
using Rows = std::vector<std::int64_t>;

/// Three notices of three gravities, each with a verdict of every kind on both products, made on
/// days of their own.
struct MatchListingScene : test::MatchScene {
    MatchListingScene()
    {
        constexpr double scores[] = {3.0, 7.5, 9.8};
        for (int number = 0; number < 3; ++number) {
            auto notice = test::make_notice(db,
                                            "N-" + std::to_string(number),
                                            "text " + std::to_string(number));
            notice.advisory.items[0].cvss = {{"3.1", "", scores[number]}};
            auto made = evaluation(at("2026-11-1" + std::to_string(number)));
            made.revision = advisories.save(notice).revision;

            std::vector<Match> all;
            for (const auto* product : {"P-1", "P-2"}) {
                for (const auto verdict :
                     {Verdict::affected, Verdict::review, Verdict::not_affected}) {
                    all.push_back(match(product));
                    all.back().verdict = verdict;
                    all.back().cves = {"CVE-2026-000" + std::to_string(number), "CVE-2026-9999"};
                }
            }
            matches.save(made, all);
        }
        everything = matches.list({});
    }

    Rows listed(const MatchQuery& query)
    {
        Rows rows;
        for (const auto& stored : matches.list(query))
            rows.push_back(stored.row);
        return rows;
    }

    std::vector<StoredMatch> everything;
};

bool is_wanted(const StoredMatch& stored, const MatchQuery& query)
{
    const std::vector<std::string> scale{"low", "medium", "high", "critical"};
    const auto gravity = [&](const std::string& word) { return std::ranges::find(scale, word); };
    const auto& cves = stored.match.cves;
    return (!query.since || stored.created_at >= *query.since) &&
           (!query.until || stored.created_at < *query.until) &&
           (query.product.empty() || stored.product.product_id == query.product) &&
           (query.advisory.empty() || stored.advisory_id == query.advisory) &&
           (query.cve.empty() || std::ranges::find(cves, query.cve) != cves.end()) &&
           (query.verdicts.empty() ||
            std::ranges::find(query.verdicts, stored.match.verdict) != query.verdicts.end()) &&
           (query.severity.empty() || gravity(stored.severity) >= gravity(query.severity)) &&
           (query.state.empty() || stored.state == query.state) &&
           stored.row > query.after.value_or(0);
}

}  // namespace

TEST_SUITE("match listing")
{
    TEST_CASE("any conditions together leave what meets all of them, in order")
    {
        using Change = void (*)(MatchQuery&);
        const Change changes[] = {
            [](MatchQuery& query) { query.since = at("2026-11-11"); },
            [](MatchQuery& query) { query.until = at("2026-11-12"); },
            [](MatchQuery& query) { query.product = "P-2"; },
            [](MatchQuery& query) { query.advisory = "N-1"; },
            [](MatchQuery& query) { query.cve = "CVE-2026-0001"; },
            [](MatchQuery& query) { query.verdicts = {Verdict::affected, Verdict::review}; },
            [](MatchQuery& query) { query.severity = "high"; },
            [](MatchQuery& query) { query.state = "RECEIVED"; },
            [](MatchQuery& query) { query.after = 9; },
        };
        constexpr auto count = std::size(changes);
        MatchListingScene scene;
        REQUIRE(scene.everything.size() == 18);

        for (std::size_t set = 0; set < (std::size_t{1} << count); ++set) {
            CAPTURE(set);
            MatchQuery query;
            for (std::size_t number = 0; number < count; ++number) {
                if ((set >> number & 1U) != 0)
                    changes[number](query);
            }
            Rows expected;
            for (const auto& stored : scene.everything) {
                if (is_wanted(stored, query))
                    expected.push_back(stored.row);
            }
            if (query.after)
                std::ranges::reverse(expected);
            CHECK_FALSE(expected.empty());
            CHECK(scene.listed(query) == expected);
        }
    }

    TEST_CASE("everything is listed newest first, by day and then by row")
    {
        const MatchListingScene scene;

        CHECK(std::ranges::is_sorted(
            scene.everything,
            std::ranges::greater{},
            [](const StoredMatch& stored) { return std::pair{stored.created_at, stored.row}; }));
    }

    TEST_CASE("the limit counts what is listed, not what a filter leaves out")
    {
        MatchListingScene scene;
        MatchQuery query;
        query.severity = "critical";
        query.limit = 4;
        CHECK(scene.listed(query) == Rows{18, 17, 16, 15});

        query.severity = "low";
        query.until = at("2026-11-11");
        CHECK(scene.listed(query) == Rows{6, 5, 4, 3});

        query.limit = 0;
        CHECK(scene.listed(query).empty());
    }

    TEST_CASE("whoever follows in small steps sees each match once")
    {
        MatchListingScene scene;
        MatchQuery query;
        query.after = 1;
        query.limit = 5;
        query.severity = "high";

        Rows seen;
        for (auto step = scene.listed(query); !step.empty(); step = scene.listed(query)) {
            seen.insert(seen.end(), step.begin(), step.end());
            query.after = seen.back();
        }

        CHECK(seen == Rows{7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18});
    }

    TEST_CASE("no filter takes a text for part of the query")
    {
        MatchListingScene scene;
        for (const auto member :
             {&MatchQuery::product, &MatchQuery::advisory, &MatchQuery::cve, &MatchQuery::state}) {
            MatchQuery query;
            query.*member = "x' OR 1=1 --";
            CHECK(scene.listed(query).empty());
        }
    }
}

TEST_SUITE("last evaluations")
{
    TEST_CASE("an advisory is outdated that was never evaluated, or by other rules or inventory")
    {
        using Which = MatchStore::Which;
        test::MatchScene scene;
        const auto evaluate = [&](std::int64_t revision, std::int64_t snapshot, const char* rules) {
            auto evaluation = scene.evaluation();
            evaluation.revision = revision;
            evaluation.snapshot = snapshot;
            evaluation.rules = rules;
            scene.matches.save(evaluation, {});
        };
        const auto add = [&](const char* id) {
            return scene.advisories.save(test::make_notice(scene.db, id, id)).revision;
        };
        evaluate(add("current"), 2, "rules 1");
        evaluate(add("old inventory"), 1, "rules 1");
        evaluate(add("old rules"), 2, "rules 0");
        const auto again = add("again");
        evaluate(again, 1, "rules 0");
        evaluate(again, 2, "rules 1");

        const auto outdated = scene.matches.last_evaluations(Which::outdated, "rules 1", 2, 0, 100);
        const auto all = scene.matches.last_evaluations(Which::all, "rules 1", 2, 0, 100);

        REQUIRE(outdated.size() == 3);
        CHECK(outdated[0].id == "A-1");
        CHECK(outdated[0].snapshot == 0);
        CHECK(outdated[0].rules.empty());
        CHECK(outdated[1].id == "old inventory");
        CHECK(outdated[1].snapshot == 1);
        CHECK(outdated[2].id == "old rules");
        CHECK(outdated[2].rules == "rules 0");
        CHECK(scene.matches.count_outdated("rules 1", 2) == 3);
        CHECK(all.size() == 5);
        CHECK(all[4].rules == "rules 1");
        CHECK(scene.matches.count_outdated("rules 2", 2) == 5);

        const auto rest =
            scene.matches.last_evaluations(Which::outdated, "rules 1", 2, outdated[0].advisory, 1);
        REQUIRE(rest.size() == 1);
        CHECK(rest[0].id == "old inventory");
    }

    TEST_CASE("the evaluation of any revision counts, the last one made")
    {
        test::MatchScene scene;
        scene.matches.save(scene.evaluation(), {});
        auto revised = scene.evaluation();
        revised.revision =
            scene.advisories.save(test::make_notice(scene.db, "A-1", "revised")).revision;
        revised.snapshot = 7;
        scene.matches.save(revised, {});

        const auto last =
            scene.matches.last_evaluations(MatchStore::Which::all, "rules 1", 7, 0, 9);

        REQUIRE(last.size() == 1);
        CHECK(last[0].snapshot == 7);
        CHECK(scene.matches.count_outdated("rules 1", 7) == 0);
    }
}

}  // namespace advisory::storage
