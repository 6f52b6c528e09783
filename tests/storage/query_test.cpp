#include "storage/query.hpp"

#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "storage/database.hpp"

namespace advisory::storage {

TEST_SUITE("query")
{
    TEST_CASE("every kind of value comes back as it was bound")
    {
        using namespace std::string_literals;
        auto db = Database::in_memory();
        Query query{db.connection(), "SELECT ?, ?, ?, ?, ?, ?, ?, ?"};
        const auto when = Time{std::chrono::seconds{-1}};
        query.bind("a\0b"s,
                   std::string_view{""},
                   Blob{{}},
                   INT64_MIN,
                   0.1,
                   when,
                   std::optional<std::string>{},
                   Verdict::review);

        REQUIRE(query.step());
        std::optional<std::string> text;
        std::optional<std::string> empty_text;
        std::optional<std::string> empty_blob;
        std::int64_t number = 0;
        double real = 0;
        Time time{};
        std::optional<std::string> nothing = "x";
        Verdict verdict{};
        query.read(text, empty_text, empty_blob, number, real, time, nothing, verdict);

        CHECK(text == "a\0b"s);
        CHECK(empty_text == "");
        CHECK(empty_blob == "");
        CHECK(number == INT64_MIN);
        CHECK(real == 0.1);
        CHECK(time == when);
        CHECK_FALSE(nothing);
        CHECK(verdict == Verdict::review);
        CHECK_FALSE(query.step());
    }

    TEST_CASE("the same SQL may be open twice")
    {
        auto db = Database::in_memory();
        static constexpr const char* sql = "SELECT 1 UNION ALL SELECT 2";
        Query outer{db.connection(), sql};
        std::int64_t first = 0;
        std::int64_t second = 0;

        REQUIRE(outer.step());
        {
            Query inner{db.connection(), sql};
            REQUIRE(inner.step());
            inner.read(first);
        }
        REQUIRE(outer.step());
        outer.read(second);

        CHECK(first == 1);
        CHECK(second == 2);
    }

    TEST_CASE("a query starts afresh after it was left half-way or has failed")
    {
        auto db = Database::in_memory();
        auto& connection = db.connection();
        connection.execute("CREATE TABLE number (value INTEGER PRIMARY KEY) STRICT");
        Query insert{connection, "INSERT INTO number (value) VALUES (?)"};

        insert.bind(1).run();
        CHECK_THROWS_AS(insert.bind(1).run(), StorageError);
        insert.bind(2).run();

        Query select{connection, "SELECT value FROM number WHERE value >= ? ORDER BY value"};
        REQUIRE(select.bind(1).step());
        REQUIRE(select.bind(2).step());
        std::int64_t value = 0;
        select.read(value);
        CHECK(value == 2);
    }
}

}  // namespace advisory::storage
