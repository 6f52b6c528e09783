#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/sbom.hpp"
#include "storage/alias_store.hpp"
#include "storage/inventory_store.hpp"
#include "storage/watch_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;
using enum Registered;

struct InventoryHistoryScene {
    InventoryHistoryScene()
    {
        import("P-1");
        import("P-2");
    }

    void import(const std::string& product_id)
    {
        auto file = test::make_inventory(product_id);
        Installation installation;
        installation.institution_id = "H-1";
        installation.product_id = product_id;
        installation.product_version = "1.0";
        installation.serial = "S-1";
        file.installations = {installation};
        inventory.import(file, document(product_id + ".csv"));
    }

    static InventoryDocument document(const std::string& name)
    {
        return {.name = name, .sha256 = name, .bytes = {}, .imported_at = at("2026-11-22")};
    }

    void add_alias()
    {
        Alias alias;
        alias.vendor = "A";
        alias.canonical_vendor = "B";
        AliasStore{db}.add(alias, at("2026-11-23"));
    }

    void remove(Registered subject, std::int64_t row)
    {
        inventory.remove(subject, row, "me", at("2026-11-23"));
    }

    Database db = Database::in_memory();
    InventoryStore inventory{db};
    std::int64_t product = 1;
    std::int64_t other = 2;
};

using Rows = std::vector<std::int64_t>;

}  // namespace

TEST_SUITE("inventory history")
{
    TEST_CASE("a product id is known by its spelling, also after its product was removed")
    {
        InventoryHistoryScene scene;
        scene.import("p-2");
        scene.remove(product_version, scene.product);

        CHECK(scene.inventory.spelling_of("P-1") == "P-1");
        CHECK(scene.inventory.spelling_of("p-1") == "P-1");
        CHECK(scene.inventory.spelling_of("p-2") == "p-2");
        CHECK(scene.inventory.spelling_of("P-9") == std::nullopt);
    }

    TEST_CASE("when the inventory changed last is known")
    {
        InventoryHistoryScene scene;
        CHECK(scene.inventory.changed_at() == at("2026-11-22"));

        scene.remove(product_version, scene.product);

        CHECK(scene.inventory.changed_at() == at("2026-11-23"));
    }

    TEST_CASE("a removed product version is registered no more, and stays known")
    {
        InventoryHistoryScene scene;
        const auto component = scene.inventory.components_of(scene.product).at(0).row;

        scene.remove(product_version, scene.product);

        REQUIRE(scene.inventory.products().size() == 1);
        CHECK(scene.inventory.products()[0].product_id == "P-2");
        CHECK(scene.inventory.find("P-1").empty());
        CHECK_FALSE(scene.inventory.product(scene.product));
        REQUIRE(scene.inventory.components().size() == 1);
        CHECK(scene.inventory.components()[0].product_id == "P-2");
        CHECK(scene.inventory.known_product(scene.product).product_id == "P-1");
        CHECK(scene.inventory.known_component(component).name == "log4j-core");
        CHECK(scene.inventory.was_removed(scene.product, component));
        CHECK_FALSE(scene.inventory.was_removed(scene.other, 0));

        auto file = test::make_inventory("P-1");
        file.products.clear();
        CHECK(scene.inventory.unknown_products(file).components.size() == 1);
    }

    TEST_CASE("a removed component or installation goes alone")
    {
        InventoryHistoryScene scene;
        const auto component = scene.inventory.components_of(scene.product).at(0).row;
        const auto installation = scene.inventory.installations_of(scene.product).at(0).row;

        scene.remove(Registered::component, component);
        CHECK(scene.inventory.components_of(scene.product).empty());
        CHECK(scene.inventory.components().size() == 1);
        CHECK(scene.inventory.installations_of(scene.product).size() == 1);
        CHECK(scene.inventory.was_removed(scene.product, component));
        CHECK_FALSE(scene.inventory.was_removed(scene.product, 0));

        scene.remove(Registered::installation, installation);
        CHECK(scene.inventory.installations_of(scene.product).empty());
        CHECK(scene.inventory.installations_of(scene.other).size() == 1);
        CHECK(scene.inventory.products().size() == 2);
    }

    TEST_CASE("a removal is a snapshot that says who, once, and concerns one product version")
    {
        for (const auto subject : {product_version, component, installation}) {
            CAPTURE(static_cast<int>(subject));
            InventoryHistoryScene scene;
            const auto before = scene.inventory.snapshot();

            scene.remove(subject, 2);
            scene.remove(subject, 2);

            CHECK(scene.inventory.snapshot() == before + 1);
            const auto changes = scene.inventory.changes_since(before);
            CHECK(changes.products == Rows{scene.other});
            CHECK(changes.cause == "removal by me");
            CHECK_FALSE(changes.has_new_names);
        }
    }

    TEST_CASE("an import brings back what was removed, and then nobody removed it")
    {
        InventoryHistoryScene scene;
        const auto component = scene.inventory.components_of(scene.product).at(0).row;
        scene.remove(product_version, scene.product);
        scene.remove(Registered::component, component);
        scene.remove(Registered::installation, 1);
        const auto before = scene.inventory.snapshot();

        scene.import("P-1");

        CHECK(scene.inventory.product(scene.product));
        CHECK(scene.inventory.components_of(scene.product).at(0).row == component);
        CHECK(scene.inventory.installations_of(scene.product).size() == 1);
        CHECK_FALSE(scene.inventory.was_removed(scene.product, component));
        CHECK(scene.inventory.changes_since(before).products == Rows{scene.product});
    }

    TEST_CASE("the causes of the last three changes are named in their order")
    {
        InventoryHistoryScene scene;
        scene.add_alias();
        scene.remove(product_version, scene.other);

        CHECK(scene.inventory.changes_since(0).cause ==
              "import of P-2.csv; alias: A = B; removal by me");
        CHECK(scene.inventory.changes_since(3).cause == "removal by me");
        const auto none = scene.inventory.changes_since(scene.inventory.snapshot());
        CHECK(none.cause.empty());
        CHECK(none.products.empty());
        CHECK_FALSE(none.has_new_names);
    }

    TEST_CASE("new names are told even behind changes that have none")
    {
        InventoryHistoryScene scene;
        const auto before = scene.inventory.snapshot();
        scene.add_alias();
        for (const auto* name : {"P-3", "P-4", "P-5", "P-6"})
            scene.import(name);

        CHECK(scene.inventory.changes_since(before).has_new_names);
        CHECK_FALSE(scene.inventory.changes_since(before + 1).has_new_names);
        CHECK(scene.inventory.changes_since(before).products.size() == 4);
    }

    TEST_CASE("a bill comes back with what it says of itself")
    {
        InventoryHistoryScene scene;
        Sbom bill;
        bill.document = {.format = "SPDX",
                         .spec_version = "2.3",
                         .serial = "https://example.jp/'; --",
                         .version = "4",
                         .created = "2026-11-01T00:00:00Z",
                         .author = "me, a tool",
                         .subject = {}};
        bill.document.subject.name = "app";
        bill.document.subject.version = "9.1";

        scene.inventory.import(scene.inventory.find("P-1").at(0),
                               bill,
                               Replaces::same_subject,
                               InventoryHistoryScene::document("app.spdx.json"));

        const auto sboms = scene.inventory.sboms_of(scene.product);
        REQUIRE(sboms.size() == 1);
        CHECK(sboms[0].document.format == "SPDX");
        CHECK(sboms[0].document.spec_version == "2.3");
        CHECK(sboms[0].document.serial == "https://example.jp/'; --");
        CHECK(sboms[0].document.version == "4");
        CHECK(sboms[0].document.created == "2026-11-01T00:00:00Z");
        CHECK(sboms[0].document.author == "me, a tool");
        CHECK(sboms[0].document.subject.name == "app");
        CHECK(sboms[0].document.subject.version == "9.1");
        CHECK(sboms[0].name == "app.spdx.json");
        CHECK(sboms[0].imported_at == at("2026-11-22"));
        CHECK(sboms[0].is_in_force);
        CHECK(scene.inventory.sboms_of(scene.other).empty());
    }

    TEST_CASE("what is counted is what is listed")
    {
        InventoryHistoryScene scene;
        WatchStore{scene.db}.add({.row = 0, .term = "Qt", .note = {}, .source = {}},
                                 InventoryHistoryScene::document("watch"));
        CHECK(scene.inventory.component_count() == scene.inventory.components().size());

        scene.remove(product_version, scene.product);
        CHECK(scene.inventory.component_count() == scene.inventory.components().size());
    }
}

}  // namespace advisory::storage
