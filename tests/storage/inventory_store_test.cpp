#include "storage/inventory_store.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "storage/connection.hpp"
#include "storage/query.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;
using test::make_inventory;

InventoryDocument make_document(std::string bytes = "product_id,...")
{
    return {
        .name = "products.csv",
        .sha256 = "sha256 of " + bytes,
        .bytes = bytes,
        .imported_at = at("2026-11-22"),
    };
}

Installation make_installation(std::string serial = "S-1")
{
    Installation installation;
    installation.institution_id = "H-1";
    installation.institution_name = "Example Hospital";
    installation.product_id = "P-1";
    installation.product_version = "1.0";
    installation.serial = std::move(serial);
    return installation;
}

std::vector<std::string> texts_of(Database& db, Sql sql)
{
    Query query{db.connection(), sql};
    std::vector<std::string> texts;
    while (query.step())
        query.read(texts.emplace_back());
    return texts;
}

}  // namespace

TEST_SUITE("inventory store")
{
    TEST_CASE("rows come back as they were imported")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        auto file = make_inventory();
        auto& product = file.products[0];
        product.product_name = "輸液ポンプ'; --";
        product.model = "X-100";
        product.vendor = "Example";
        product.lifecycle = "support";
        product.jmdn_class = "III";
        product.approval_no = "22600BZX";
        product.retention_class = "15y";
        product.least_severity = "high";
        auto& component = file.components[0];
        component.purl = "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1";
        component.cpe = "cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*";
        auto installation = make_installation();
        installation.contact = "me@example.jp";
        installation.shipped_on = "2024-06-01";
        installation.options = "=cmd()";
        file.installations = {installation};

        const auto counts = inventory.import(file, make_document());

        CHECK(counts == ImportCounts{.added = 3, .updated = 0, .unchanged = 0});
        const auto products = inventory.products();
        REQUIRE(products.size() == 1);
        CHECK(products[0].product_id == product.product_id);
        CHECK(products[0].product_name == product.product_name);
        CHECK(products[0].model == product.model);
        CHECK(products[0].version == product.version);
        CHECK(products[0].vendor == product.vendor);
        CHECK(products[0].lifecycle == product.lifecycle);
        CHECK(products[0].jmdn_class == product.jmdn_class);
        CHECK(products[0].approval_no == product.approval_no);
        CHECK(products[0].retention_class == product.retention_class);
        CHECK(products[0].least_severity == "high");
        const auto components = inventory.components_of(products[0].row);
        REQUIRE(components.size() == 1);
        CHECK(components[0].product_id == component.product_id);
        CHECK(components[0].product_version == component.product_version);
        CHECK(components[0].vendor == component.vendor);
        CHECK(components[0].name == component.name);
        CHECK(components[0].version == component.version);
        CHECK(components[0].purl == component.purl);
        CHECK(components[0].cpe == component.cpe);
        const auto installations = inventory.installations_of(products[0].row);
        REQUIRE(installations.size() == 1);
        CHECK(installations[0].institution_id == installation.institution_id);
        CHECK(installations[0].institution_name == installation.institution_name);
        CHECK(installations[0].contact == installation.contact);
        CHECK(installations[0].product_id == installation.product_id);
        CHECK(installations[0].product_version == installation.product_version);
        CHECK(installations[0].serial == installation.serial);
        CHECK(installations[0].shipped_on == installation.shipped_on);
        CHECK(installations[0].options == installation.options);
    }

    TEST_CASE("an empty inventory answers nothing")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};

        CHECK(inventory.products().empty());
        CHECK(inventory.components().empty());
        CHECK(inventory.components_of(7).empty());
        CHECK(inventory.installations_of(7).empty());
        CHECK(inventory.find("P-1").empty());
        CHECK(inventory.snapshot() == 0);
    }

    TEST_CASE("the same file again changes nothing")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        auto file = make_inventory();
        file.installations = {make_installation()};
        inventory.import(file, make_document());
        const auto snapshot = inventory.snapshot();

        const auto counts = inventory.import(file, make_document());

        CHECK(counts == ImportCounts{.added = 0, .updated = 0, .unchanged = 3});
        CHECK(inventory.snapshot() == snapshot);
        CHECK(inventory.products().size() == 1);
        CHECK(inventory.components().size() == 1);
    }

    TEST_CASE("a changed product keeps its row, and its old values stay with their file")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        auto file = make_inventory();
        inventory.import(file, make_document("first file"));
        const auto row = inventory.products()[0].row;
        const auto snapshot = inventory.snapshot();

        file.products[0].lifecycle = "eos";
        const auto counts = inventory.import(file, make_document("second file"));

        CHECK(counts == ImportCounts{.added = 0, .updated = 1, .unchanged = 1});
        CHECK(inventory.products()[0].row == row);
        CHECK(inventory.products()[0].lifecycle == "eos");
        CHECK(inventory.snapshot() > snapshot);
        CHECK(texts_of(db, R"sql(
            SELECT record.lifecycle || ' by ' || CAST(document.bytes AS TEXT)
              FROM product_record AS record
              JOIN inventory_import AS import ON import.id = record.import
              JOIN inventory_document AS document ON document.id = import.document
             ORDER BY record.id
        )sql") == std::vector<std::string>{" by first file", "eos by second file"});
    }

    TEST_CASE("values that change back are the newest again")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        for (const auto* lifecycle : {"support", "eos", "support"}) {
            auto file = make_inventory();
            file.products[0].lifecycle = lifecycle;
            inventory.import(file, make_document(lifecycle));
        }

        CHECK(inventory.products()[0].lifecycle == "support");
    }

    TEST_CASE("a changed installation keeps its row")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        auto file = make_inventory();
        file.installations = {make_installation("S-1"), make_installation("S-2")};
        inventory.import(file, make_document("first"));
        const auto product = inventory.products()[0].row;
        const auto before = inventory.installations_of(product);

        file.installations[1].contact = "new@example.jp";
        const auto counts = inventory.import(file, make_document("second"));

        CHECK(counts == ImportCounts{.added = 0, .updated = 1, .unchanged = 3});
        const auto after = inventory.installations_of(product);
        REQUIRE(after.size() == 2);
        CHECK(after[0].contact.empty());
        CHECK(after[1].contact == "new@example.jp");
        CHECK(after[1].row == before[1].row);
    }

    TEST_CASE("components differ when any part of their identity does")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        auto file = make_inventory();
        const auto component = file.components[0];
        for (auto member : {&Component::vendor,
                            &Component::name,
                            &Component::version,
                            &Component::purl,
                            &Component::cpe}) {
            auto other = component;
            other.*member += "x";
            file.components.push_back(other);
        }
        file.components.push_back(component);

        const auto counts = inventory.import(file, make_document());

        CHECK(counts == ImportCounts{.added = 7, .updated = 0, .unchanged = 1});
        CHECK(inventory.components().size() == 6);
    }

    TEST_CASE("every version of a product is found by its id")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        for (const auto* version : {"2.0", "1.0"})
            inventory.import(make_inventory("P-1", version), make_document(version));
        inventory.import(make_inventory("P-10"), make_document());

        const auto versions = inventory.find("P-1");

        REQUIRE(versions.size() == 2);
        CHECK(versions[0].version == "1.0");
        CHECK(versions[1].version == "2.0");
        CHECK(inventory.components_of(versions[0].row).size() == 1);
        CHECK(inventory.components().size() == 3);
    }

    TEST_CASE("rows of products that neither the store nor the file knows are named")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};
        inventory.import(make_inventory("STORED", "1.0"), make_document());
        auto file = make_inventory("IN-FILE", "1.0");
        const auto component = [](std::string product, std::string version) {
            return make_inventory(std::move(product), std::move(version)).components[0];
        };
        file.components = {
            component("NOWHERE", "1.0"),
            component("IN-FILE", "1.0"),
            component("STORED", "1.0"),
            component("STORED", "2.0"),
            component("NOWHERE", "1.0"),
        };
        file.installations = {make_installation()};

        const auto unknown = inventory.unknown_products(file);

        CHECK(unknown.components == std::vector<std::size_t>{0, 3, 4});
        CHECK(unknown.installations == std::vector<std::size_t>{0});
    }

    TEST_CASE("an import without its transaction's commit leaves nothing")
    {
        auto db = Database::in_memory();
        InventoryStore inventory{db};

        {
            const Transaction transaction{db};
            inventory.import(make_inventory(), make_document());
        }

        CHECK(inventory.products().empty());
        CHECK(inventory.snapshot() == 0);
    }
}

}  // namespace advisory::storage
