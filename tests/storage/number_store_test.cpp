#include "storage/number_store.hpp"

#include "storage/source_store.hpp"
#include "tests/storage/rows.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

using test::at;

namespace {

constexpr auto series = Numbering::jpcert_at;

bool add(NumberStore& numbers, int number, Way way = Way::watched, int year = 2026)
{
    return numbers.add(series, {.year = year, .number = number}, way, at("2026-11-20"));
}

}  // namespace

TEST_SUITE("number store")
{
    TEST_CASE("a number arrives once, and a source's mail counts beside a file")
    {
        auto db = Database::in_memory();
        NumberStore numbers{db};

        CHECK(add(numbers, 5, Way::other));
        CHECK(add(numbers, 5, Way::watched));
        CHECK_FALSE(add(numbers, 5, Way::watched));
        CHECK_FALSE(add(numbers, 5, Way::other));

        CHECK(numbers.arrived(series, 2026, 1, 9) == std::vector<int>{5});
    }

    TEST_CASE("neighbours are those that a mail brought, in the year of the number")
    {
        auto db = Database::in_memory();
        NumberStore numbers{db};
        add(numbers, 50);
        add(numbers, 40);
        add(numbers, 51, Way::other);
        add(numbers, 52, Way::watched, 2025);

        const auto around = numbers.neighbours_of(series, {.year = 2026, .number = 53});

        CHECK(around.base == 50);
        CHECK(around.below == 50);
        CHECK(around.has_year_before_come);
        CHECK_FALSE(numbers.neighbours_of(series, {.year = 2025, .number = 52}).base);
    }

    TEST_CASE("a gap is open until it is ended")
    {
        auto db = Database::in_memory();
        MailSource source;
        source.name = "jpcert";
        SourceStore{db}.watch(source, at("2026-11-01"));
        NumberStore numbers{db};
        NumberGap gap;
        gap.source = "jpcert";
        gap.numbers = series;
        gap.year = 2026;
        gap.first = 13;
        gap.last = 14;
        gap.noticed_at = at("2026-11-20");

        numbers.open_gap(gap);
        REQUIRE(numbers.open_gaps().size() == 1);
        const auto row = numbers.open_gaps()[0].row;
        CHECK_FALSE(numbers.open_gaps()[0].raised_at);
        numbers.mark_raised(row, at("2026-11-21"));
        CHECK(numbers.open_gaps()[0].raised_at == at("2026-11-21"));

        numbers.end_gap(row, "mail", at("2026-11-22"));
        CHECK(numbers.open_gaps().empty());
    }
}

}  // namespace advisory::storage
