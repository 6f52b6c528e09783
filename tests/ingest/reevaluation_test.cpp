#include "ingest/reevaluation.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "matching/match_advisory.hpp"
#include "tests/ingest/store_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

using Texts = std::vector<std::string>;
using Which = Reevaluation::Which;

struct ReevaluationScene : test::StoreScene {
    /// Notices that arrived, and were evaluated, before there was an inventory.
    explicit ReevaluationScene(int notices)
    {
        for (int number = 1; number <= notices; ++number) {
            add_notice(fmt::format("A-{}", number), "OpenSSL 3.0.7 より前の 3.0 系のバージョン");
            evaluate(fmt::format("A-{}", number));
        }
    }

    Reevaluation::Progress run(Which which = Which::outdated)
    {
        Reevaluation again{db, evaluator, which};
        while (again.step(2)) {}
        return again.progress();
    }
};

}  // namespace

TEST_SUITE("reevaluation")
{
    TEST_CASE("a new inventory raises what notices said before it, once, and says why")
    {
        ReevaluationScene scene{3};
        REQUIRE(scene.alerts().empty());
        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "bom");

        const auto first = scene.run();
        const auto alerts = scene.alerts();
        const auto second = scene.run();
        const auto all = scene.run(Which::all);

        CHECK(first.all == 3);
        CHECK(first.advisories == 3);
        CHECK(first.matches == 3);
        CHECK(first.alerts == 3);
        CHECK(alerts == Texts(3, "alert.raised P-1: import of bom.json"));
        CHECK(second.all == 0);
        CHECK(second.advisories == 0);
        CHECK(all.advisories == 3);
        CHECK(all.alerts == 0);
        CHECK(scene.alerts() == alerts);
        const auto evaluations = scene.matches.evaluations_of("A-1");
        CHECK(evaluations.at(0).cause == "rematch");
        CHECK(evaluations.at(1).cause == "import of bom.json");
        CHECK(evaluations.at(2).cause.empty());
    }

    TEST_CASE("a step evaluates a batch, and the next one goes on behind it")
    {
        ReevaluationScene scene{5};
        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "bom");
        Reevaluation again{scene.db, scene.evaluator, Which::outdated};

        std::vector<std::size_t> reached;
        while (again.step(2))
            reached.push_back(again.progress().advisories);

        CHECK(reached == std::vector<std::size_t>{2, 4, 5});
        CHECK(again.progress().all == 5);
        CHECK_FALSE(again.step(2));
    }

    TEST_CASE("what an interrupted run did not reach is done by the next, and alerts come once")
    {
        ReevaluationScene scene{5};
        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "bom");
        {
            Reevaluation interrupted{scene.db, scene.evaluator, Which::outdated};
            interrupted.step(2);
        }

        const auto rest = scene.run();

        CHECK(rest.all == 3);
        CHECK(rest.advisories == 3);
        CHECK(scene.alerts().size() == 5);
        CHECK(scene.matches.count_outdated(matching::rules(), scene.inventory.snapshot()) == 0);
    }

    TEST_CASE("a notice that arrived in between is not evaluated for its own sake again")
    {
        ReevaluationScene scene{1};
        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "bom");
        scene.add_notice("NEW", "OpenSSL 3.0.7 より前の 3.0 系のバージョン");
        scene.evaluate("NEW");

        CHECK(scene.run().advisories == 1);
        CHECK(scene.alerts() ==
              Texts{"alert.raised P-1: ", "alert.raised P-1: import of bom.json"});
    }

    TEST_CASE("several causes are named, and other rules are one")
    {
        ReevaluationScene scene{0};
        scene.import_bill("P-1", {}, "b1");
        scene.add_alias("Vista", "Viewer Suite");
        const auto newest = scene.inventory.snapshot();
        const auto cause = [&](std::int64_t snapshot, std::string rules) {
            return cause_of({.advisory = 1, .id = "A", .snapshot = snapshot, .rules = rules},
                            scene.inventory);
        };
        const std::string rules{matching::rules()};

        CHECK(cause(0, rules) == "import of b1.json; alias: Vista = Viewer Suite");
        CHECK(cause(newest - 1, rules) == "alias: Vista = Viewer Suite");
        CHECK(cause(newest, rules) == "rematch");
        CHECK(cause(newest, "rules-0") == rules);
        CHECK(cause(newest - 1, "rules-0") == "alias: Vista = Viewer Suite; " + rules);
    }
}

}  // namespace advisory::ingest
