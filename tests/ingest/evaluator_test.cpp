#include "ingest/evaluator.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/ingest/store_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

using Texts = std::vector<std::string>;

/// An affected component, and a bill that would lower its verdict.
struct EvaluatorScene : test::StoreScene {
    EvaluatorScene()
    {
        add_notice("A-1", "OpenSSL 3.0.7 より前の 3.0 系のバージョン");
        import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "bom");
        evaluate("A-1");
    }

    EvaluationResult drop()
    {
        import_bill("P-1", {{"zlib", "1.3"}}, "dropped");
        return evaluate("A-1", "import of dropped.json");
    }

    void decide(storage::Decision decision)
    {
        const auto waiting = changes.list(storage::VerdictChangeStore::Which::waiting, 10);
        REQUIRE(waiting.size() == 1);
        changes.decide(waiting[0].change.row, decision, "me", "", now);
    }
};

const Texts standing{"P-1 OpenSSL affected"};

}  // namespace

TEST_SUITE("evaluator")
{
    TEST_CASE("an id that is not stored is not evaluated")
    {
        EvaluatorScene scene;

        const auto result = scene.evaluate("A-9");

        CHECK(result.matches == 0);
        CHECK(scene.matches.evaluations_of("A-9").empty());
    }

    TEST_CASE("a bill of materials raises an alert for an older notice, once, and says so")
    {
        EvaluatorScene scene;
        REQUIRE(scene.alerts() == Texts{"alert.raised P-1: "});

        scene.import_bill("P-2", {{"OpenSSL", "3.0.5"}}, "second");
        const auto first = scene.evaluate("A-1", "import of second.json");
        const auto again = scene.evaluate("A-1", "rematch");

        CHECK(first.alerts == 1);
        CHECK(again.alerts == 0);
        CHECK(scene.alerts() ==
              Texts{"alert.raised P-1: ", "alert.raised P-2: import of second.json"});
        CHECK(scene.matches.live_of("A-1").at(1).cause == "import of second.json");
    }

    TEST_CASE("a product version has one alert, which is updated when a component joins it")
    {
        EvaluatorScene scene;

        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}, {"OpenSSL", "3.0.5"}}, "more");
        const auto joined = scene.evaluate("A-1", "import of more.json");
        const auto again = scene.evaluate("A-1", "rematch");

        CHECK(joined.alerts == 1);
        CHECK(again.alerts == 0);
        const auto alerts = scene.outbox.newest(10);
        REQUIRE(alerts.size() == 2);
        CHECK(alerts[1].event == "alert.updated");
        CHECK(alerts[1].alert_id == alerts[0].alert_id);
        CHECK(alerts[1].components.size() == 2);
    }

    TEST_CASE("a component that is spared updates no alert")
    {
        EvaluatorScene scene;

        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}, {"OpenSSL", "3.0.8"}}, "spared");
        const auto result = scene.evaluate("A-1", "import of spared.json");

        CHECK(result.alerts == 0);
    }

    TEST_CASE("an alert that an earlier version raised for a component is updated, not raised anew")
    {
        EvaluatorScene scene;
        auto old = scene.outbox.newest(1).at(0);
        old.alert_id = "AL-of-the-component";
        old.components.clear();
        scene.outbox.add(old);

        CHECK(scene.evaluate("A-1", "rematch").alerts == 0);
        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}, {"OpenSSL", "3.0.5"}}, "more");
        scene.evaluate("A-1", "import of more.json");

        CHECK(scene.outbox.newest(1).at(0).event == "alert.updated");
    }

    TEST_CASE("a verdict that an import would lower stays and waits for a person")
    {
        EvaluatorScene scene;

        const auto first = scene.drop();
        const auto again = scene.evaluate("A-1", "rematch");

        CHECK(first.kept == 1);
        CHECK(again.kept == 1);
        CHECK(first.matches == 1);
        CHECK(first.alerts == 0);
        CHECK(scene.verdicts("A-1") == standing);
        CHECK(scene.changes.count_waiting() == 1);
        const auto changes = scene.changes.of(scene.matches.live_of("A-1").at(0).row);
        REQUIRE(changes.size() == 1);
        CHECK(changes[0].verdict == Verdict::not_affected);
        CHECK(changes[0].cause == "import of dropped.json");
        CHECK(changes[0].made_at == scene.now);
    }

    TEST_CASE("what a person accepted is lowered by the next evaluation, without an alert")
    {
        EvaluatorScene scene;
        scene.drop();

        scene.decide(storage::Decision::accepted);
        CHECK(scene.verdicts("A-1") == standing);
        const auto result = scene.evaluate("A-1", "accepted by me");

        CHECK(result.kept == 0);
        CHECK(result.alerts == 0);
        CHECK(scene.verdicts("A-1").empty());
        CHECK(scene.changes.count_waiting() == 0);
    }

    TEST_CASE("what a person kept stays, and nobody is asked again for the same reason")
    {
        EvaluatorScene scene;
        scene.drop();

        scene.decide(storage::Decision::kept);
        const auto result = scene.evaluate("A-1", "rematch");

        CHECK(result.kept == 1);
        CHECK(scene.verdicts("A-1") == standing);
        CHECK(scene.changes.count_waiting() == 0);
    }

    TEST_CASE("who agreed to one change is asked about a further one")
    {
        EvaluatorScene scene;
        const auto open = scene.matches.live_of("A-1").at(0).row;
        scene.import_bill("P-1", {{"OpenSSL", "3.0.8"}}, "patched");
        scene.evaluate("A-1", "import of patched.json");
        // 3.0.6 is on the list no more: dropped, not lowered.
        scene.decide(storage::Decision::accepted);
        storage::VerdictChange other;
        other.match = open;
        other.verdict = Verdict::review;
        other.why = "ID_FUZZY";
        scene.changes.add(other);
        scene.decide(storage::Decision::accepted);

        const auto result = scene.evaluate("A-1", "rematch");

        CHECK(result.kept == 1);
        CHECK(scene.changes.count_waiting() == 1);
    }

    TEST_CASE("a removal by a person ends the open matches at once")
    {
        for (const auto subject :
             {storage::Registered::product_version, storage::Registered::component}) {
            CAPTURE(static_cast<int>(subject));
            EvaluatorScene scene;
            const auto match = scene.matches.live_of("A-1").at(0).match;
            const bool is_component = subject == storage::Registered::component;

            scene.inventory.remove(subject,
                                   is_component ? match.component : match.product,
                                   "me",
                                   scene.now);
            const auto result = scene.evaluate("A-1", "removal by me");

            CHECK(result.matches == 0);
            CHECK(result.kept == 0);
            CHECK(result.alerts == 0);
            CHECK(scene.verdicts("A-1").empty());
            CHECK(scene.changes.count_waiting() == 0);
        }
    }

    TEST_CASE("what comes back after a removal is open again and not alerted anew")
    {
        EvaluatorScene scene;
        const auto product = scene.product("P-1");
        scene.inventory.remove(storage::Registered::product_version, product, "me", scene.now);
        scene.evaluate("A-1", "removal by me");

        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "bom");
        scene.evaluate("A-1", "import of bom.json");

        CHECK(scene.verdicts("A-1") == standing);
        REQUIRE_FALSE(scene.alerts().empty());
        CHECK(scene.alerts().front() == "alert.raised P-1: ");
    }

    TEST_CASE(
        "a flood of revisions lowers nothing, and a person is told that not all were compared")
    {
        EvaluatorScene scene;
        const auto flood = [&scene](int from, int to) {
            for (int revision = from; revision < to; ++revision) {
                scene.now += std::chrono::minutes{1};
                scene.add_notice("A-1", fmt::format("zlib 1.{} より前のバージョン", revision));
                scene.evaluate("A-1");
            }
        };
        flood(0, 60);
        CHECK(scene.verdicts("A-1") == standing);
        CHECK(scene.changes.count_waiting() == 0);

        scene.now += std::chrono::minutes{1};
        scene.import_bill("P-2", {{"curl", "7.0"}}, "curl");
        scene.add_notice("A-1", "curl 8.0 以前");
        scene.evaluate("A-1");
        REQUIRE(scene.verdicts("A-1") == Texts{"P-1 OpenSSL affected", "P-2 curl affected"});
        flood(60, 75);
        CHECK(scene.changes.count_waiting() == 0);

        flood(75, 80);
        CHECK(scene.verdicts("A-1") == Texts{"P-1 OpenSSL affected", "P-2 curl affected"});
        const auto waiting = scene.changes.list(storage::VerdictChangeStore::Which::waiting, 10);
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].change.why.ends_with("not all of them were compared."));

        scene.changes.decide(waiting[0].change.row,
                             storage::Decision::accepted,
                             "me",
                             "",
                             scene.now);
        flood(80, 82);
        CHECK(scene.verdicts("A-1") == standing);
    }

    TEST_CASE("what a flood stands behind is held against what is registered later")
    {
        EvaluatorScene scene;
        for (int revision = 0; revision < 60; ++revision) {
            scene.now += std::chrono::minutes{1};
            scene.add_notice("A-1", fmt::format("zlib 1.{} より前のバージョン", revision));
        }
        scene.import_bill("P-2", {{"OpenSSL", "3.0.5"}}, "second");
        scene.evaluate("A-1", "import of second.json");

        CHECK(scene.verdicts("A-1") == Texts{"P-1 OpenSSL affected", "P-2 OpenSSL affected"});
    }

    TEST_CASE("a watched term is a review, and ends with the term")
    {
        EvaluatorScene scene;
        const auto term =
            scene.watch.add({.row = 0, .term = "Contoso", .note = {}, .source = {}},
                            {.name = "w", .sha256 = "w", .bytes = {}, .imported_at = scene.now});
        scene.add_notice("A-2", "", "Contoso に脆弱性があります。");

        const auto found = scene.evaluate("A-2");
        CHECK(found.alerts == 1);
        CHECK(scene.verdicts("A-2") == Texts{"watch:Contoso  review"});

        scene.watch.remove(term, "me", scene.now);
        scene.evaluate("A-2", "watch term removed by me: Contoso");
        CHECK(scene.verdicts("A-2").empty());
    }

    TEST_CASE("an alias makes an older notice known, and taking it back waits for a person")
    {
        EvaluatorScene scene;
        scene.import_bill("P-2", {{"Viewer Suite", "1.0"}}, "b2");
        scene.add_notice("A-2", "Vista 1.2 より前のバージョン");
        REQUIRE(scene.evaluate("A-2").matches == 0);

        const auto alias = scene.add_alias("Vista", "Viewer Suite");
        CHECK(scene.evaluate("A-2", "alias").alerts == 1);
        CHECK(scene.verdicts("A-2").size() == 1);

        scene.aliases.remove(alias, "me", scene.now);
        CHECK(scene.evaluate("A-2", "alias removed").kept == 1);
        CHECK(scene.verdicts("A-2").size() == 1);
    }
}

}  // namespace advisory::ingest
