#include "storage/watch_store.hpp"

#include <doctest/doctest.h>

#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;

WatchTerm make_term(std::string term = "例示電子'; --")
{
    return {.row = 0, .term = std::move(term), .note = "a supplier", .source = "a person"};
}

InventoryDocument asked_by(std::string who = "me")
{
    return {.name = "watch", .sha256 = who, .bytes = who, .imported_at = at("2026-11-22")};
}

struct WatchStoreScene {
    Database db = Database::in_memory();
    InventoryStore inventory{db};
    WatchStore watch{db};
};

}  // namespace

TEST_SUITE("watch store")
{
    TEST_CASE("a term comes back with the product version that stands for it")
    {
        WatchStoreScene scene;

        const auto row = scene.watch.add(make_term(), asked_by());

        const auto watched = scene.watch.list();
        REQUIRE(watched.size() == 1);
        const auto& [term, product] = watched[0];
        CHECK(term.row == row);
        CHECK(term.term == "例示電子'; --");
        CHECK(term.note == "a supplier");
        CHECK(term.source == "a person");
        CHECK(product.product_id == "watch:例示電子'; --");
        CHECK(product.product_name == "例示電子'; --");
        CHECK(product.version.empty());
        CHECK(scene.inventory.known_product(product.row).product_id == product.product_id);
    }

    TEST_CASE("what is only watched for is not registered")
    {
        WatchStoreScene scene;

        scene.watch.add(make_term(), asked_by());

        CHECK(scene.inventory.products().empty());
        CHECK(scene.inventory.find("watch:例示電子'; --").empty());
        CHECK_FALSE(scene.inventory.product(scene.watch.list().at(0).product.row));
    }

    TEST_CASE("each change is a snapshot of new names, and the same term again is none")
    {
        WatchStoreScene scene;

        const auto row = scene.watch.add(make_term("Qt"), asked_by());
        const auto added = scene.inventory.changes_since(0);
        const auto snapshot = scene.inventory.snapshot();
        CHECK(scene.watch.add(make_term("Qt"), asked_by("you")) == row);
        CHECK(scene.inventory.snapshot() == snapshot);
        scene.watch.remove(row, "me", at("2026-11-23"));
        const auto removed = scene.inventory.changes_since(snapshot);

        CHECK(added.has_new_names);
        CHECK(added.cause.contains("watch term: Qt"));
        CHECK(removed.has_new_names);
        CHECK(removed.cause == "watch term removed by me: Qt");
    }

    TEST_CASE("a term that was ended is gone once, and comes back as the same")
    {
        WatchStoreScene scene;
        const auto row = scene.watch.add(make_term("Qt"), asked_by());
        const auto other = scene.watch.add(make_term("Yocto"), asked_by());
        const auto product = scene.watch.list().at(0).product.row;

        scene.watch.remove(row, "me", at("2026-11-23"));
        const auto snapshot = scene.inventory.snapshot();
        scene.watch.remove(row, "me", at("2026-11-24"));
        scene.watch.remove(99, "me", at("2026-11-24"));

        CHECK(scene.inventory.snapshot() == snapshot);
        REQUIRE(scene.watch.list().size() == 1);
        CHECK(scene.watch.list()[0].term.row == other);
        CHECK(scene.inventory.was_removed(product, 0));

        CHECK(scene.watch.add(make_term("Qt"), asked_by()) == row);
        CHECK(scene.watch.list().size() == 2);
        CHECK_FALSE(scene.inventory.was_removed(product, 0));
        CHECK(scene.inventory.products().empty());
    }
}

}  // namespace advisory::storage
