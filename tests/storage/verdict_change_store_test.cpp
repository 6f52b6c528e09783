#include "storage/verdict_change_store.hpp"

#include <doctest/doctest.h>

#include "tests/storage/match_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;

struct VerdictChangeStoreScene : test::MatchScene {
    VerdictChangeStoreScene()
    {
        auto review = match("P-2");
        review.verdict = Verdict::review;
        const auto rows = matches.save(evaluation(), {match("P-1"), review});
        affected = rows.at(0);
        reviewed = rows.at(1);
    }

    void add(std::int64_t row, Verdict verdict, std::string why = "RANGE_OUT")
    {
        VerdictChange change;
        change.match = row;
        change.verdict = verdict;
        change.why = std::move(why);
        change.cause = "import of bom.json";
        change.made_at = at("2026-11-23");
        changes.add(change);
    }

    std::vector<std::int64_t> waiting()
    {
        std::vector<std::int64_t> rows;
        for (const auto& [change, match] : changes.list(Which::waiting, 100))
            rows.push_back(match.row);
        CHECK(changes.count_waiting() == static_cast<std::int64_t>(rows.size()));
        return rows;
    }

    using Which = VerdictChangeStore::Which;

    VerdictChangeStore changes{db};
    std::int64_t affected = 0;
    std::int64_t reviewed = 0;
};

using Rows = std::vector<std::int64_t>;

}  // namespace

TEST_SUITE("verdict changes")
{
    TEST_CASE("a change comes back with the verdict that it is about")
    {
        VerdictChangeStoreScene scene;

        scene.add(scene.affected, Verdict::review);

        const auto changes = scene.changes.of(scene.affected);
        REQUIRE(changes.size() == 1);
        CHECK(changes[0].match == scene.affected);
        CHECK(changes[0].before == Verdict::affected);
        CHECK(changes[0].verdict == Verdict::review);
        CHECK(changes[0].why == "RANGE_OUT");
        CHECK(changes[0].cause == "import of bom.json");
        CHECK(changes[0].made_at == at("2026-11-23"));
        CHECK_FALSE(changes[0].decision);
        CHECK_FALSE(changes[0].decided_at);
        CHECK(changes[0].is_waiting());
        CHECK(scene.changes.of(scene.reviewed).empty());
    }

    TEST_CASE("the same again is no new change, and another reason is one")
    {
        VerdictChangeStoreScene scene;

        scene.add(scene.affected, Verdict::review, "RANGE_OUT");
        scene.add(scene.affected, Verdict::review, "RANGE_OUT");
        CHECK(scene.changes.of(scene.affected).size() == 1);

        scene.add(scene.affected, Verdict::review, "ID_FUZZY");
        scene.add(scene.affected, Verdict::not_affected, "ID_FUZZY");
        scene.add(scene.affected, Verdict::review, "RANGE_OUT");
        CHECK(scene.changes.of(scene.affected).size() == 4);
    }

    TEST_CASE("what would become less grave waits, and what became graver does not")
    {
        struct Case {
            bool is_review;  ///< The verdict before; else affected.
            Verdict verdict;
            bool waits;
        };
        const Case cases[] = {
            {false, Verdict::review, true},
            {false, Verdict::not_affected, true},
            {true, Verdict::not_affected, true},
            {true, Verdict::affected, false},
        };

        for (const auto& [is_review, verdict, waits] : cases) {
            CAPTURE(is_review);
            CAPTURE(verdict);
            VerdictChangeStoreScene scene;
            const auto row = is_review ? scene.reviewed : scene.affected;
            scene.add(row, verdict);
            CHECK(scene.waiting() == (waits ? Rows{row} : Rows{}));
            CHECK(scene.changes.list(VerdictChangeStoreScene::Which::all, 100).size() == 1);
        }
    }

    TEST_CASE("of several changes of a match only the last one waits")
    {
        VerdictChangeStoreScene scene;
        scene.add(scene.affected, Verdict::review);
        scene.add(scene.affected, Verdict::not_affected);

        REQUIRE(scene.waiting() == Rows{scene.affected});
        const auto last =
            scene.changes.list(VerdictChangeStoreScene::Which::waiting, 100).at(0).change;
        CHECK(last.verdict == Verdict::not_affected);

        scene.changes.decide(last.row, Decision::kept, "me", "", at("2026-11-24"));
        CHECK(scene.waiting().empty());
    }

    TEST_CASE("a decision is kept with who made it and why, and the first one counts")
    {
        VerdictChangeStoreScene scene;
        scene.add(scene.affected, Verdict::review);
        const auto row = scene.changes.of(scene.affected).at(0).row;

        scene.changes.decide(row, Decision::kept, "me'; --", "still in use", at("2026-11-24"));
        scene.changes.decide(row, Decision::accepted, "you", "", at("2026-11-25"));

        const auto change = scene.changes.of(scene.affected).at(0);
        CHECK(change.decision == Decision::kept);
        CHECK(change.decided_by == "me'; --");
        CHECK(change.reason == "still in use");
        CHECK(change.decided_at == at("2026-11-24"));
        CHECK_FALSE(change.is_waiting());
        CHECK(scene.waiting().empty());
        CHECK(scene.changes.list(VerdictChangeStoreScene::Which::all, 100).size() == 1);
    }

    TEST_CASE("a match that was superseded waits for nobody, and its changes stay on record")
    {
        VerdictChangeStoreScene scene;
        scene.add(scene.affected, Verdict::not_affected);

        scene.matches.save(scene.evaluation(at("2026-11-24")), {});

        CHECK(scene.waiting().empty());
        const auto listed = scene.changes.list(VerdictChangeStoreScene::Which::all, 100);
        REQUIRE(listed.size() == 1);
        CHECK(listed[0].match.superseded_by.has_value());
        CHECK_FALSE(listed[0].change.is_waiting());
    }

    TEST_CASE("of several changes of a match only the last one waits")
    {
        VerdictChangeStoreScene scene;
        scene.add(scene.affected, Verdict::review);
        scene.add(scene.affected, Verdict::not_affected);

        const auto changes = scene.changes.of(scene.affected);

        REQUIRE(changes.size() == 2);
        CHECK_FALSE(changes[0].is_waiting());
        CHECK(changes[1].is_waiting());
    }

    TEST_CASE("changes are listed newest first, as many as are asked for")
    {
        VerdictChangeStoreScene scene;
        scene.add(scene.affected, Verdict::review);
        scene.add(scene.reviewed, Verdict::not_affected);

        CHECK(scene.waiting() == Rows{scene.reviewed, scene.affected});
        CHECK(scene.changes.list(VerdictChangeStoreScene::Which::waiting, 1).size() == 1);
        CHECK(scene.changes.list(VerdictChangeStoreScene::Which::all, 1).at(0).match.row ==
              scene.reviewed);
    }
}

}  // namespace advisory::storage
