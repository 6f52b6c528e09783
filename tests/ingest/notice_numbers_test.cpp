#include "ingest/notice_numbers.hpp"

#include "tests/support/printers.hpp"

namespace advisory::ingest {

using Neighbours = storage::NumberStore::Neighbours;

TEST_SUITE("notice numbers")
{
    TEST_CASE("the number of an alert of JPCERT/CC is read, and no other")
    {
        CHECK(read_notice_number("JPCERT-AT-2026-0013") ==
              storage::NoticeNumber{.year = 2026, .number = 13});

        for (const auto* other : {"",
                                  "JPCERT-AT-2026-0000",
                                  "JPCERT-AT-2026-13",
                                  "JPCERT-AT-2026-00131",
                                  "JPCERT-AT-2026--013",
                                  "JPCERT-AT-2026 0013",
                                  "JPCERT-WR-2026-0013",
                                  "jpcert-at-2026-0013",
                                  "JPCERT-AT-２０２６-0013"}) {
            CAPTURE(other);
            CHECK_FALSE(read_notice_number(other));
        }
    }

    TEST_CASE("what is missing is named, in ranges and at most ten")
    {
        CHECK(notice_ids(2026, std::vector{13}) == "JPCERT-AT-2026-0013");
        CHECK(notice_ids(2026, std::vector{1, 13, 14, 15}) ==
              "JPCERT-AT-2026-0001, JPCERT-AT-2026-0013 to 0015");
        CHECK(notice_ids(2026, {}).empty());

        std::vector<int> odd;
        for (int number = 1; number < 9999; number += 2)
            odd.push_back(number);
        const auto ids = notice_ids(2026, odd);
        CHECK(ids.ends_with("JPCERT-AT-2026-0019 and 4989 more"));
    }

    TEST_CASE("what should have come before a number")
    {
        struct Case {
            int number;
            Neighbours around;
            std::optional<NumberSpan> span;
        };
        const Case cases[] = {
            // The first that a new store sees.
            {50, {}, std::nullopt},
            {52, {50, 50, false}, NumberSpan{51, 51}},
            {51, {50, 50, false}, std::nullopt},
            // Older than the first: updates of old notices.
            {30, {50, {}, false}, std::nullopt},
            {35, {50, 30, false}, std::nullopt},
            // The year before was watched: this one begins with 0001.
            {1, {{}, {}, true}, std::nullopt},
            {3, {{}, {}, true}, NumberSpan{1, 2}},
            {3, {5, 2, true}, std::nullopt},
        };

        for (const auto& [number, around, span] : cases) {
            CAPTURE(number);
            CHECK((expected_before(number, around) == span));
        }
    }

    TEST_CASE("only what has not arrived is missing")
    {
        CHECK(missing_of({3, 6}, std::vector{4, 5}) == std::vector{3, 6});
        CHECK(missing_of({3, 4}, std::vector{3, 4}).empty());
    }

    TEST_CASE("a number of a year that has ended is an update, but for January")
    {
        const auto is_current_at = [](int year, std::string_view when) {
            return is_current({.year = year, .number = 1}, *read_time(when));
        };

        CHECK(is_current_at(2026, "2026-11-23"));
        CHECK(is_current_at(2026, "2027-01-31T23:59:59+09:00"));
        CHECK_FALSE(is_current_at(2026, "2027-02-01"));
        CHECK_FALSE(is_current_at(2027, "2026-12-31T23:59:59+09:00"));
        CHECK(is_current_at(2027, "2027-01-01"));
        CHECK_FALSE(is_current_at(2021, "2026-11-23"));
    }
}

}  // namespace advisory::ingest
