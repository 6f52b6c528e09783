#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "core/sbom.hpp"
#include "storage/connection.hpp"
#include "storage/inventory_store.hpp"
#include "storage/query.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using test::at;
using Texts = std::vector<std::string>;

Component part(std::string name, std::string version = "1.0")
{
    Component component;
    component.name = std::move(name);
    component.version = std::move(version);
    return component;
}

/// A bill of `subject` with these parts.
Sbom bill_of(std::string subject, const Texts& parts)
{
    Sbom sbom;
    sbom.document.format = "CycloneDX";
    sbom.document.spec_version = "1.6";
    sbom.document.subject.name = std::move(subject);
    for (const auto& name : parts)
        sbom.components.push_back(part(name));
    return sbom;
}

struct SbomImportScene {
    SbomImportScene() { product.product_id = "P-1", product.version = "1.0"; }

    ImportCounts add(const Sbom& sbom,
                     const std::string& bytes,
                     Replaces replaces = Replaces::same_subject)
    {
        return inventory.import(product,
                                sbom,
                                replaces,
                                {.name = bytes + ".json",
                                 .sha256 = bytes,
                                 .bytes = bytes,
                                 .imported_at = at("2026-11-22")});
    }

    void add_file(const Texts& parts)
    {
        InventoryFile file;
        file.products = {product};
        for (const auto& name : parts) {
            file.components.push_back(part(name));
            file.components.back().product_id = product.product_id;
            file.components.back().product_version = product.version;
        }
        inventory.import(
            file,
            {.name = "a.csv", .sha256 = "csv", .bytes = "csv", .imported_at = at("2026-11-22")});
    }

    std::int64_t row() { return inventory.find("P-1").at(0).row; }

    Texts parts()
    {
        Texts names;
        for (const auto& component : inventory.components_of(row()))
            names.push_back(component.name);
        return names;
    }

    Component component(std::string_view name)
    {
        const auto all = inventory.components_of(row());
        const auto found = std::ranges::find(all, name, &Component::name);
        REQUIRE(found != all.end());
        return *found;
    }

    /// "name+" of a bill in force, "name-" of history; newest first.
    Texts bills()
    {
        Texts names;
        for (const auto& kept : inventory.sboms_of(row()))
            names.push_back(kept.sha256 + (kept.is_in_force ? "+" : "-"));
        return names;
    }

    ProductVersion product;
    Database db = Database::in_memory();
    InventoryStore inventory{db};
};

}  // namespace

TEST_SUITE("import of bills of materials")
{
    TEST_CASE("a new bill registers its product version and its components")
    {
        SbomImportScene scene;

        const auto counts = scene.add(bill_of("app", {"curl", "zlib"}), "b1");

        CHECK(counts == ImportCounts{.added = 3});
        CHECK(scene.parts() == Texts{"curl", "zlib"});
        CHECK(scene.bills() == Texts{"b1+"});
        const auto changes = scene.inventory.changes_since(0);
        CHECK(changes.products == std::vector{scene.row()});
        CHECK(changes.cause == "import of b1.json");
    }

    TEST_CASE("a registered product version keeps its own words")
    {
        SbomImportScene scene;
        scene.product.product_name = "Pump";
        scene.add_file({});

        scene.product.product_name = "another name";
        scene.add(bill_of("app", {"curl"}), "b1");

        CHECK(scene.inventory.products().at(0).product_name == "Pump");
    }

    TEST_CASE("the same bytes again change nothing")
    {
        SbomImportScene scene;
        const auto bill = bill_of("app", {"curl", "zlib"});
        scene.add(bill, "b1");
        const auto snapshot = scene.inventory.snapshot();

        const auto counts = scene.add(bill, "b1");

        CHECK(counts == ImportCounts{.unchanged = 2});
        CHECK(scene.inventory.snapshot() == snapshot);
        CHECK(scene.bills() == Texts{"b1+"});
    }

    TEST_CASE("a bill takes the place of the earlier one, which stays as history")
    {
        SbomImportScene scene;
        scene.add(bill_of("app", {"curl", "zlib"}), "b1");
        const auto ended = scene.component("zlib");
        const auto stays = scene.component("curl");

        const auto counts = scene.add(bill_of("app", {"curl", "openssl"}), "b2");

        CHECK(counts == ImportCounts{.added = 1, .unchanged = 1, .replaced = 1, .ended = 1});
        CHECK(scene.parts() == Texts{"curl", "openssl"});
        CHECK(scene.component("curl").row == stays.row);
        CHECK(scene.bills() == Texts{"b2+", "b1-"});
        CHECK(scene.inventory.known_component(ended.row).name == "zlib");
        CHECK_FALSE(scene.inventory.was_removed(scene.row(), ended.row));
    }

    TEST_CASE("a component that comes back is the same one, also with the bytes of old")
    {
        SbomImportScene scene;
        const auto first = bill_of("app", {"zlib"});
        scene.add(first, "b1");
        const auto row = scene.component("zlib").row;
        scene.add(bill_of("app", {"curl"}), "b2");
        const auto snapshot = scene.inventory.snapshot();

        const auto counts = scene.add(first, "b1");

        CHECK(counts == ImportCounts{.added = 1, .replaced = 1, .ended = 1});
        CHECK(scene.parts() == Texts{"zlib"});
        CHECK(scene.component("zlib").row == row);
        CHECK(scene.bills() == Texts{"b1+", "b2-", "b1-"});
        CHECK(scene.inventory.snapshot() > snapshot);
    }

    TEST_CASE("what a file lists too does not end with the bill, whichever came first")
    {
        for (const bool is_file_first : {true, false}) {
            CAPTURE(is_file_first);
            SbomImportScene scene;
            if (is_file_first)
                scene.add_file({"zlib"});
            scene.add(bill_of("app", {"zlib", "curl"}), "b1");
            if (!is_file_first)
                scene.add_file({"zlib"});

            scene.add(bill_of("app", {"openssl"}), "b2");

            CHECK(scene.parts() == Texts{"openssl", "zlib"});
        }
    }

    TEST_CASE("what ended is registered again by a file that lists it")
    {
        SbomImportScene scene;
        scene.add(bill_of("app", {"zlib"}), "b1");
        scene.add(bill_of("app", {"curl"}), "b2");

        scene.add_file({"zlib"});
        scene.add(bill_of("app", {"openssl"}), "b3");

        CHECK(scene.parts() == Texts{"openssl", "zlib"});
    }

    TEST_CASE("bills of different subjects stand beside each other")
    {
        SbomImportScene scene;
        scene.add(bill_of("app", {"curl", "zlib"}), "a1");
        scene.add(bill_of("firmware", {"busybox", "zlib"}), "f1");
        CHECK(scene.parts() == Texts{"busybox", "curl", "zlib"});

        const auto counts = scene.add(bill_of("app", {"curl"}), "a2");

        CHECK(counts.replaced == 1);
        CHECK(counts.ended == 0);
        CHECK(scene.parts() == Texts{"busybox", "curl", "zlib"});
        CHECK(scene.bills() == Texts{"a2+", "f1+", "a1-"});
    }

    TEST_CASE("a bill of the whole product version ends those of all subjects, not of others")
    {
        SbomImportScene scene;
        auto other = scene.product;
        other.version = "2.0";
        std::swap(other, scene.product);
        scene.add(bill_of("app", {"curl"}), "o1");
        std::swap(other, scene.product);
        scene.add(bill_of("app", {"curl"}), "a1");
        scene.add(bill_of("firmware", {"busybox"}), "f1");

        const auto counts =
            scene.add(bill_of("whole", {"openssl"}), "w1", Replaces::all_of_version);

        CHECK(counts == ImportCounts{.added = 1, .replaced = 2, .ended = 2});
        CHECK(scene.parts() == Texts{"openssl"});
        CHECK(scene.bills() == Texts{"w1+", "f1-", "a1-"});
        const auto versions = scene.inventory.find("P-1");
        REQUIRE(versions.size() == 2);
        CHECK(scene.inventory.components_of(versions[1].row).size() == 1);
    }

    TEST_CASE("a bill is known again by its serial number, and an empty one says nothing")
    {
        for (const auto* serial : {"urn:uuid:1", ""}) {
            CAPTURE(serial);
            SbomImportScene scene;
            auto first = bill_of("app", {"curl"});
            auto second = bill_of("renamed", {"zlib"});
            first.document.serial = serial;
            second.document.serial = serial;

            scene.add(first, "b1");
            scene.add(second, "b2");

            const bool is_same = *serial != '\0';
            CHECK(scene.bills() == (is_same ? Texts{"b2+", "b1-"} : Texts{"b2+", "b1+"}));
        }
    }

    TEST_CASE("the claims of the bills in force are those of the component")
    {
        SbomImportScene scene;
        auto bill = bill_of("app", {"zlib"});
        bill.components[0].claimed_fixed = {"CVE-2026-0002", "CVE-2026-0001", "CVE-2026-0002"};
        scene.add(bill, "b1");
        CHECK(scene.component("zlib").claimed_fixed == Texts{"CVE-2026-0001", "CVE-2026-0002"});
        const auto snapshot = scene.inventory.snapshot();

        scene.add(bill_of("app", {"zlib"}), "b2");

        CHECK(scene.component("zlib").claimed_fixed.empty());
        CHECK(scene.inventory.changes_since(snapshot).products == std::vector{scene.row()});
    }

    TEST_CASE("a component that stands at several places is one, with all its paths")
    {
        SbomImportScene scene;
        auto bill = bill_of("app", {"zlib", "zlib", "zlib"});
        bill.components[1].path = "gateway > lib";
        bill.components[2].path = "viewer";

        const auto counts = scene.add(bill, "b1");

        CHECK(counts == ImportCounts{.added = 2, .unchanged = 2});
        const auto row = scene.component("zlib").row;
        CHECK(scene.inventory.paths_of(row) == Texts{"gateway > lib", "viewer"});
        CHECK(scene.inventory.sboms_of(scene.row()).at(0).components == 3);

        scene.add(bill_of("app", {"zlib"}), "b2");
        CHECK(scene.inventory.paths_of(row).empty());
    }

    TEST_CASE("what was wrong in a bill is kept with it")
    {
        SbomImportScene scene;
        auto bill = bill_of("app", {"zlib"});
        bill.findings = {{.place = "components[1]",
                          .component = "x'; --",
                          .reason = "it has no name",
                          .is_left_out = true},
                         {.place = "components[0]", .component = "", .reason = "an odd purl"}};

        scene.add(bill, "b1");

        CHECK(scene.inventory.sboms_of(scene.row()).at(0).findings == 2);
        Query query{scene.db.connection(), R"sql(
            SELECT place || '|' || component || '|' || reason || '|' || is_left_out
              FROM sbom_finding
             ORDER BY position
        )sql"};
        Texts kept;
        while (query.step())
            query.read(kept.emplace_back());
        CHECK(kept ==
              Texts{"components[1]|x'; --|it has no name|1", "components[0]||an odd purl|0"});
    }

    TEST_CASE("a bill brings a removed product version back")
    {
        SbomImportScene scene;
        const auto bill = bill_of("app", {"zlib"});
        scene.add(bill, "b1");
        const auto row = scene.row();
        scene.inventory.remove(Registered::product_version, row, "me", at("2026-11-23"));
        REQUIRE(scene.inventory.products().empty());

        const auto counts = scene.add(bill, "b1");

        CHECK(counts.added == 1);
        CHECK(scene.row() == row);
        CHECK(scene.parts() == Texts{"zlib"});
    }
}

}  // namespace advisory::storage
