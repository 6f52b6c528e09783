#include "storage/alias_store.hpp"

#include <doctest/doctest.h>

#include "storage/inventory_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;

Alias make_alias()
{
    Alias alias;
    alias.vendor = "Symantec'; --";
    alias.product = "NetBackup";
    alias.canonical_vendor = "Veritas";
    alias.canonical_product = "NetBackup";
    alias.language = "en";
    alias.kind = "former_name";
    alias.valid_from = "2005-07-01";
    alias.valid_until = "2016-01-31";
    alias.source = "a person";
    return alias;
}

struct AliasStoreScene {
    Database db = Database::in_memory();
    InventoryStore inventory{db};
    AliasStore aliases{db};
};

}  // namespace

TEST_SUITE("alias store")
{
    TEST_CASE("an alias comes back as it was added")
    {
        AliasStoreScene scene;
        const auto alias = make_alias();

        const auto row = scene.aliases.add(alias, at("2026-11-22"));

        const auto kept = scene.aliases.find(row);
        REQUIRE(kept);
        CHECK(kept->row == row);
        CHECK(kept->vendor == alias.vendor);
        CHECK(kept->product == alias.product);
        CHECK(kept->canonical_vendor == alias.canonical_vendor);
        CHECK(kept->canonical_product == alias.canonical_product);
        CHECK(kept->language == alias.language);
        CHECK(kept->kind == alias.kind);
        CHECK(kept->valid_from == alias.valid_from);
        CHECK(kept->valid_until == alias.valid_until);
        CHECK(kept->source == alias.source);
        CHECK_FALSE(kept->is_denied);
        CHECK_FALSE(scene.aliases.find(row + 1));
    }

    TEST_CASE("what is in force is not added twice, and a denial is another thing")
    {
        AliasStoreScene scene;
        const auto row = scene.aliases.add(make_alias(), at("2026-11-22"));
        const auto snapshot = scene.inventory.snapshot();

        auto again = make_alias();
        again.source = "another person";
        CHECK(scene.aliases.add(again, at("2026-11-23")) == row);
        CHECK(scene.inventory.snapshot() == snapshot);

        again.is_denied = true;
        CHECK(scene.aliases.add(again, at("2026-11-23")) != row);
        CHECK(scene.aliases.list().size() == 2);
        CHECK(scene.aliases.list()[1].is_denied);
    }

    TEST_CASE("each change is a snapshot of new names that says what was said")
    {
        AliasStoreScene scene;

        const auto row = scene.aliases.add(make_alias(), at("2026-11-22"));
        const auto added = scene.inventory.changes_since(0);
        const auto snapshot = scene.inventory.snapshot();
        scene.aliases.remove(row, "me", at("2026-11-23"));
        const auto removed = scene.inventory.changes_since(snapshot);

        CHECK(added.has_new_names);
        CHECK(added.cause == "alias: Symantec'; -- / NetBackup = Veritas / NetBackup");
        CHECK(removed.has_new_names);
        CHECK(removed.cause ==
              "alias removed by me: Symantec'; -- / NetBackup = Veritas / NetBackup");
    }

    TEST_CASE("an alias that was ended is gone once, and may come again")
    {
        AliasStoreScene scene;
        const auto row = scene.aliases.add(make_alias(), at("2026-11-22"));

        scene.aliases.remove(row, "me", at("2026-11-23"));
        const auto snapshot = scene.inventory.snapshot();
        scene.aliases.remove(row, "me", at("2026-11-24"));
        scene.aliases.remove(99, "me", at("2026-11-24"));

        CHECK(scene.inventory.snapshot() == snapshot);
        CHECK(scene.aliases.list().empty());
        CHECK_FALSE(scene.aliases.find(row));
        CHECK(scene.aliases.add(make_alias(), at("2026-11-25")) != row);
        CHECK(scene.aliases.list().size() == 1);
    }
}

}  // namespace advisory::storage
