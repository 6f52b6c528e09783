#include "ingest/live_inventory.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "matching/match_advisory.hpp"
#include "tests/ingest/store_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

using Texts = std::vector<std::string>;
using Scene = test::StoreScene;

/// What an inventory answers to every notice, and what it is made of.
Texts answers(Scene& scene, const LiveInventory& live)
{
    Texts texts{fmt::format("{} products, {} components, {} terms, snapshot {}",
                            live.index().product_count(),
                            live.index().component_count(),
                            live.watched().size(),
                            live.snapshot())};
    for (const auto* id : {"A-1", "A-2", "A-3"}) {
        const auto notice = scene.advisories.find(id)->advisory;
        for (const auto& match : matching::match_advisory(notice, live.index())) {
            texts.push_back(fmt::format("{}: {} {} {} {}",
                                        id,
                                        match.product,
                                        match.component,
                                        name_of(match.verdict),
                                        match.evidence.inventory_name));
        }
        for (const auto& installation : live.index().installations(1))
            texts.push_back(installation.serial);
    }
    return texts;
}

}  // namespace

TEST_SUITE("live inventory")
{
    TEST_CASE("after every change a refresh equals a fresh load")
    {
        using Step = void (*)(Scene&);
        const Step steps[] = {
            [](Scene& scene) { scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "b1"); },
            [](Scene& scene) {
                scene.import_bill("P-2", {{"OpenSSL", "3.0.6"}, {"Viewer Suite", "1.0"}}, "b2");
            },
            [](Scene& scene) { scene.import_bill("P-1", {{"OpenSSL", "3.0.8"}}, "b3"); },
            // Its maker begins the name of what is there already.
            [](Scene& scene) {
                scene.import_bill("P-3", {{"Northwind Viewer Suite", "1.0"}}, "b4");
            },
            [](Scene& scene) { scene.import_bill("P-4", {{"Northwind", "1.0"}}, "b5"); },
            [](Scene& scene) { scene.import_bill("P-5", {{"Unit", "1.0"}}, "b6"); },
            [](Scene& scene) {
                scene.inventory.remove(storage::Registered::component, 3, "me", scene.now);
            },
            [](Scene& scene) {
                scene.inventory.remove(storage::Registered::product_version, 2, "me", scene.now);
            },
            [](Scene& scene) { scene.add_alias("Vista", "Viewer Suite"); },
            [](Scene& scene) {
                scene.watch.add({.row = 0, .term = "Qt", .note = {}, .source = {}},
                                {.name = "w", .sha256 = "w", .bytes = {}, .imported_at = {}});
            },
            [](Scene& scene) { scene.watch.remove(1, "me", scene.now); },
            [](Scene& scene) { scene.aliases.remove(1, "me", scene.now); },
            [](Scene& scene) { scene.import_bill("P-2", {{"Viewer Suite", "1.1"}}, "b7"); },
            [](Scene& scene) {
                InventoryFile file;
                auto& installation = file.installations.emplace_back();
                installation.institution_id = "H-1";
                installation.product_id = "P-1";
                installation.product_version = "1.0";
                installation.serial = "S-1";
                scene.inventory.import(
                    file,
                    {.name = "i.csv", .sha256 = "i", .bytes = {}, .imported_at = {}});
            },
        };
        Scene scene;
        scene.add_notice("A-1", "OpenSSL 3.0.7 より前の 3.0 系のバージョン");
        scene.add_notice("A-2", "Viewer Suite 1.2 より前のバージョン");
        scene.add_notice("A-3", "Vista 1.2 より前のバージョン");
        LiveInventory live{scene.db};
        live.refresh();
        Texts before;

        for (std::size_t number = 0; number < std::size(steps); ++number) {
            CAPTURE(number);
            steps[number](scene);
            live.refresh();

            LiveInventory fresh{scene.db};
            fresh.refresh();
            const auto now = answers(scene, live);
            CHECK(now == answers(scene, fresh));
            CHECK(now != before);
            before = now;
        }
    }

    TEST_CASE("several changes are taken in at once")
    {
        Scene scene;
        LiveInventory live{scene.db};
        live.refresh();
        scene.import_bill("P-1", {{"OpenSSL", "3.0.6"}}, "b1");
        scene.import_bill("P-2", {{"OpenSSL", "3.0.6"}}, "b2");
        scene.inventory.remove(storage::Registered::product_version, 1, "me", scene.now);

        live.refresh();

        CHECK(live.index().product(1) == nullptr);
        CHECK(live.index().product(2) != nullptr);
        CHECK(live.snapshot() == scene.inventory.snapshot());
    }

    TEST_CASE("an empty store is an empty inventory")
    {
        Scene scene;
        LiveInventory live{scene.db};

        live.refresh();

        CHECK(live.index().product_count() == 0);
        CHECK(live.watched().empty());
        CHECK(live.watch_index().is_empty());
        CHECK(live.snapshot() == 0);
    }
}

}  // namespace advisory::ingest
