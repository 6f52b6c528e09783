#include "storage/inventory_change.hpp"

#include <doctest/doctest.h>

#include "storage/database.hpp"
#include "storage/query.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;

struct InventoryChangeScene {
    InventoryChangeScene()
    {
        for (const auto* product : {"P-1", "P-2"}) {
            inventory.import(test::make_inventory(product),
                             {.name = "a.csv", .sha256 = product, .bytes = {}, .imported_at = {}});
        }
        first = inventory.find("P-1").at(0).row;
        second = inventory.find("P-2").at(0).row;
        before = inventory.snapshot();
    }

    InventoryChange change()
    {
        return {db.connection(), std::nullopt, "a change", at("2026-11-22")};
    }

    Database db = Database::in_memory();
    InventoryStore inventory{db};
    std::int64_t first = 0;
    std::int64_t second = 0;
    std::int64_t before = 0;
};

using Rows = std::vector<std::int64_t>;

}  // namespace

TEST_SUITE("inventory change")
{
    TEST_CASE("a change of nothing makes no snapshot")
    {
        InventoryChangeScene scene;

        CHECK_FALSE(scene.change().snapshot());
        CHECK(scene.inventory.snapshot() == scene.before);
    }

    TEST_CASE("all that one change touches is one snapshot, each product version once")
    {
        InventoryChangeScene scene;

        auto change = scene.change();
        change.touch(scene.second);
        change.touch(scene.first);
        change.touch(scene.second);

        CHECK(change.snapshot() == scene.before + 1);
        CHECK(scene.inventory.snapshot() == scene.before + 1);
        const auto changes = scene.inventory.changes_since(scene.before);
        CHECK(changes.products == Rows{scene.first, scene.second});
        CHECK(changes.cause == "a change");
        CHECK_FALSE(changes.has_new_names);
    }

    TEST_CASE("new names concern everything, and no product version alone")
    {
        InventoryChangeScene scene;

        scene.change().touch_names();

        const auto changes = scene.inventory.changes_since(scene.before);
        CHECK(changes.has_new_names);
        CHECK(changes.products.empty());
    }

    TEST_CASE("the last registration of a subject counts, and each kind of subject for itself")
    {
        using enum Registered;
        InventoryChangeScene scene;
        auto& connection = scene.db.connection();
        CHECK(is_registered(connection, product_version, 1));

        auto change = scene.change();
        change.set_registered(product_version, 1, false);
        change.set_registered(component, 2, false);
        change.set_registered(component, 2, true);

        CHECK_FALSE(is_registered(connection, product_version, 1));
        CHECK(is_registered(connection, component, 1));
        CHECK(is_registered(connection, installation, 1));
        CHECK(is_registered(connection, component, 2));
        CHECK(change.snapshot() == scene.before + 1);
    }
}

}  // namespace advisory::storage
