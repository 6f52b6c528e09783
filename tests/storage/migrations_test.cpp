#include "storage/migrations.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "storage/advisory_store.hpp"
#include "storage/alias_store.hpp"
#include "storage/inventory_store.hpp"
#include "storage/match_store.hpp"
#include "storage/message_store.hpp"
#include "storage/number_store.hpp"
#include "storage/outbox.hpp"
#include "storage/query.hpp"
#include "storage/text_index.hpp"
#include "storage/watch_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using Access = Database::Access;

/// Every statement that made the schema.
std::vector<std::string> schema_of(Connection& connection)
{
    Query query{connection, R"sql(
        SELECT COALESCE(sql, '')
          FROM sqlite_schema
         ORDER BY type, name
    )sql"};
    std::vector<std::string> statements;
    while (query.step())
        query.read(statements.emplace_back());
    return statements;
}

/// A store as the program left it when `version` was the newest schema.
void make_old_store(const std::filesystem::path& path, int version)
{
    Connection connection{path, path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(connection, version);
    connection.execute(R"sql(
        INSERT INTO message (sha256, size, is_complete, bytes)
             VALUES ('hash', 5, 1, CAST('bytes' AS BLOB))
    )sql");
}

/// A notice with one phrase, as schema 6 keeps it.
constexpr const char* old_notice = R"sql(
    INSERT INTO advisory (advisory_id) VALUES ('A-1');
    INSERT INTO advisory_revision (advisory, number, message, as_of, received_at, fingerprint,
                                   source, kind, title, published, updated, url, charset,
                                   authenticity, parser, text)
         VALUES (1, 1, 1, '2026-11-01', 0, 0, 'jpcert', 'alert', 'title', '2026-11-01', '',
                 '', 'utf-8', 'A0', 'parsers-1', '2.15.0 より前');
    INSERT INTO item (revision, position, title) VALUES (1, 0, 'item');
    INSERT INTO affected_range (item, section, position, product, phrase, status, span_begin,
                                span_end)
         VALUES (1, 'affected', 0, '', '2.15.0 より前', 'parsed', 0, 16)
)sql";

/// An inventory with a verdict and its alert, as schema 7 keeps them.
constexpr const char* old_inventory = R"sql(
    INSERT INTO inventory_document (sha256, bytes) VALUES ('csv', CAST('csv' AS BLOB));
    INSERT INTO inventory_import (document, name, imported_at) VALUES (1, 'a.csv', 5);
    INSERT INTO inventory_snapshot (import, made_at) VALUES (1, 5);
    INSERT INTO product (product_id) VALUES ('P-1');
    INSERT INTO product_version (product, version) VALUES (1, '1.0');
    INSERT INTO product_record (product_version, import, product_name, model, vendor, lifecycle,
                                jmdn_class, approval_no, retention_class)
         VALUES (1, 1, 'Pump', 'X-1', 'Sample', 'support', 'III', '226', '15y');
    INSERT INTO component (product_version, import, vendor, name, version, purl, cpe)
         VALUES (1, 1, 'Apache', 'log4j-core', '2.14.1', '', '');
    INSERT INTO institution (institution_id) VALUES ('H-1');
    INSERT INTO installation (institution, product_version, serial) VALUES (1, 1, 'S-1');
    INSERT INTO installation_record (installation, import, institution_name, contact, shipped_on,
                                     options)
         VALUES (1, 1, 'Hospital', '', '', '');
    INSERT INTO alias (vendor, product, canonical_vendor, canonical_product, source, is_denied,
                       added_at)
         VALUES ('Symantec', 'NetBackup', 'Veritas', 'NetBackup', 'me', 0, 5);
    INSERT INTO evaluation (revision, snapshot, rules, products, components, made_at)
         VALUES (1, 1, 'rules-1', 1, 1, 5);
    INSERT INTO match (evaluation, advisory, item, product_version, component, created_at, verdict,
                       phrase, vers, span_begin, span_end, identity_rule, advisory_name,
                       inventory_name, scheme)
         VALUES (1, 1, 1, 1, 1, 5, 'affected', '2.15.0 より前', '', 0, 16, 'I1', 'a', 'b', '');
    INSERT INTO alert (time, event, alert_id, advisory_id, title, verdict, severity, product_id,
                       product_name, product_version, component, component_version, url)
         VALUES (5, 'alert.raised', 'id', 'A-1', 'title', 'affected', 'high', 'P-1', 'Pump',
                 '1.0', 'log4j-core', '2.14.1', '')
)sql";

}  // namespace

TEST_SUITE("migrations")
{
    TEST_CASE("a fresh store has the newest schema and our mark")
    {
        auto db = Database::in_memory();

        CHECK(db.connection().integer_of("PRAGMA user_version") == Database::schema_version());
        CHECK(db.connection().integer_of("PRAGMA application_id") == application_id);
    }

    TEST_CASE("every older schema is brought up to date with its rows")
    {
        auto fresh = Database::in_memory();
        const auto newest = schema_of(fresh.connection());

        for (int version = 1; version < Database::schema_version(); ++version) {
            CAPTURE(version);
            const test::TemporaryFolder folder;
            const auto path = folder.path() / "advisoryd.db";
            make_old_store(path, version);

            auto db = Database::open(path, Access::read_write);

            CHECK(db.connection().integer_of("PRAGMA user_version") == Database::schema_version());
            CHECK(schema_of(db.connection()) == newest);
            CHECK(MessageStore{db}.bytes_of("hash") == "bytes");
        }
    }

    TEST_CASE("phrases and items from before the facts of schema 7 state nothing new")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        constexpr int before = 6;
        make_old_store(path, before);
        {
            Connection connection{path, path.string(), SQLite::OPEN_READWRITE};
            connection.execute(old_notice);
        }

        auto db = Database::open(path, Access::read_write);
        const auto kept = AdvisoryStore{db}.find("A-1");

        REQUIRE(kept);
        REQUIRE(kept->advisory.items.size() == 1);
        const auto& item = kept->advisory.items[0];
        REQUIRE(item.affected.size() == 1);
        CHECK(item.affected[0].phrase == "2.15.0 より前");
        CHECK(item.affected[0].stated_on.empty());
        CHECK(item.affected[0].models.empty());
        CHECK(item.superseded.empty());
        CHECK(item.severity.empty());
        CHECK(item.workarounds.empty());
    }

    TEST_CASE("what was registered and found before schema 8 is so still")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        constexpr int before = 7;
        make_old_store(path, before);
        {
            Connection connection{path, path.string(), SQLite::OPEN_READWRITE};
            connection.execute(old_notice);
            connection.execute(old_inventory);
        }

        auto db = Database::open(path, Access::read_write);
        InventoryStore inventory{db};

        REQUIRE(inventory.products().size() == 1);
        CHECK(inventory.products()[0].product_name == "Pump");
        CHECK(inventory.products()[0].retention_class == "15y");
        CHECK(inventory.products()[0].least_severity.empty());
        REQUIRE(inventory.components().size() == 1);
        CHECK(inventory.components()[0].name == "log4j-core");
        CHECK(inventory.installations_of(1).size() == 1);
        CHECK(inventory.snapshot() == 1);
        CHECK_FALSE(inventory.was_removed(1, 1));
        CHECK(inventory.sboms_of(1).empty());
        CHECK(WatchStore{db}.list().empty());
        const auto aliases = AliasStore{db}.list();
        REQUIRE(aliases.size() == 1);
        CHECK(aliases[0].canonical_vendor == "Veritas");
        CHECK(aliases[0].kind.empty());
        const auto live = MatchStore{db}.live_of("A-1");
        REQUIRE(live.size() == 1);
        CHECK(live[0].match.verdict == Verdict::affected);
        CHECK(live[0].cause.empty());
        CHECK(MatchStore{db}.count_outdated("rules-1", 1) == 0);
        const auto alerts = Outbox{db}.history_of("id");
        REQUIRE(alerts.size() == 1);
        CHECK(alerts[0].product_name == "Pump");
        CHECK(alerts[0].cause.empty());
    }

    TEST_CASE("a component from before schema 8 does not end with a bill of materials")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        constexpr int before = 7;
        make_old_store(path, before);
        {
            Connection connection{path, path.string(), SQLite::OPEN_READWRITE};
            connection.execute(old_notice);
            connection.execute(old_inventory);
        }

        auto db = Database::open(path, Access::read_write);
        InventoryStore inventory{db};
        inventory.import(inventory.products().at(0),
                         Sbom{},
                         Replaces::all_of_version,
                         {.name = "b.json", .sha256 = "b", .bytes = {}, .imported_at = {}});

        CHECK(inventory.components().size() == 1);
    }

    TEST_CASE("notices from before there was an index of words are found, and wait for it")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        constexpr int before = 9;
        make_old_store(path, before);
        {
            Connection connection{path, path.string(), SQLite::OPEN_READWRITE};
            connection.execute(old_notice);
        }

        auto db = Database::open(path, Access::read_write);
        TextIndex index{db};

        AdvisoryQuery query;
        query.words = "より前";
        CHECK(index.pending() == 1);
        CHECK(AdvisoryStore{db}.list(query).size() == 1);
        CHECK(index.step(10));
        CHECK(index.pending() == 0);
        CHECK(AdvisoryStore{db}.list(query).size() == 1);
    }

    TEST_CASE("numbers that arrived before they were kept are not missing")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        constexpr int before = 9;
        make_old_store(path, before);
        {
            Connection connection{path, path.string(), SQLite::OPEN_READWRITE};
            connection.execute(R"sql(
                INSERT INTO advisory (advisory_id)
                     VALUES ('JPCERT-AT-2026-0013'), ('JPCERT-WR-2026-0014'),
                            ('JPCERT-AT-2026-00151'), ('JVN#12345678')
            )sql");
        }

        auto db = Database::open(path, Access::read_write);

        CHECK(NumberStore{db}.arrived(Numbering::jpcert_at, 2026, 1, 9999) == std::vector<int>{13});
    }

    TEST_CASE("an older schema is not read, and the remedy is named")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        make_old_store(path, Database::schema_version() - 1);

        CHECK_THROWS_WITH_AS(Database::open(path, Access::read_only),
                             doctest::Contains("start advisoryd once"),
                             StorageError);
    }

    TEST_CASE("a step that fails leaves nothing of itself behind")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "advisoryd.db";
        constexpr int before = 3;
        make_old_store(path, before);
        {
            // The last table of the fourth step is in its way.
            Connection connection{path, path.string(), SQLite::OPEN_READWRITE};
            connection.execute("CREATE TABLE match_evidence (a TEXT) STRICT");
        }

        CHECK_THROWS_AS(Database::open(path, Access::read_write), StorageError);

        Connection connection{path, path.string(), SQLite::OPEN_READONLY};
        CHECK(connection.integer_of("PRAGMA user_version") == before);
        CHECK(connection.integer_of(
                  "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'evaluation'") == 0);
    }

    TEST_CASE("every table is strict")
    {
        auto db = Database::in_memory();

        CHECK(db.connection().integer_of(R"sql(
            SELECT COUNT(*)
              FROM pragma_table_list
             WHERE type = 'table'
               AND name NOT LIKE 'sqlite_%'
               AND NOT strict
        )sql") == 0);
    }
}

}  // namespace advisory::storage
