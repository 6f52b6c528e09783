#include "storage/migrations.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "storage/advisory_store.hpp"
#include "storage/message_store.hpp"
#include "storage/query.hpp"
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
