#include "parsers/advisories/dates.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("dates of notices")
{
    TEST_CASE("a date is found in each of its forms")
    {
        struct Row {
            const char* text;
            const char* iso;
        };
        for (const auto& [text, iso] : {
                 Row{"2021-12-11(新規)", "2021-12-11"},
                 Row{"公開日:2022/06/29", "2022-06-29"},
                 Row{"2024年4月15日", "2024-04-15"},
                 Row{"--- 2024年 4 月 19 日更新 ---", "2024-04-19"},
                 Row{"[2022年01月19日]", "2022-01-19"},
                 Row{"2024.4.5", "2024-04-05"},
                 Row{"2022/6/29", "2022-06-29"},
                 Row{"2024年4月15日(月)", "2024-04-15"},
                 Row{"2011. 4.13", "2011-04-13"},
                 Row{"Apr 15, 2024", "2024-04-15"},
                 Row{"Sept. 5, 2024", "2024-09-05"},
                 Row{"on april 15th 2024", "2024-04-15"},
                 Row{"15 April 2024", "2024-04-15"},
                 Row{"Mon, 15 Apr 2024 10:00", "2024-04-15"},
                 Row{"15-Apr-2024", "2024-04-15"},
                 Row{"1st of May, 2024", "2024-05-01"},
                 Row{"令和6年4月15日", "2024-04-15"},
                 Row{"令和元年5月1日", "2019-05-01"},
                 Row{"2024-04-15T10:00:00+09:00", "2024-04-15"},
                 Row{"released 2024.4.15.", "2024-04-15"},
                 Row{"x 1.2.3 2024-02-29", "2024-02-29"},
             }) {
            CAPTURE(text);
            const auto date = find_date(text);

            REQUIRE(date);
            CHECK(date->iso == iso);
        }
    }

    TEST_CASE("what is no day of the calendar is no date")
    {
        for (const auto* text : {"",
                                 "2024",
                                 "2024-13-01",
                                 "2023-02-29",
                                 "2024年13月1日",
                                 "1.2.3",
                                 "12024-01-01",
                                 "10.2024.1.1",
                                 "2024-1",
                                 "CVE-2024-12345",
                                 "2024.4.15.1",
                                 "2024-04-15-3",
                                 "10.2024.4.15",
                                 "2024-04-151",
                                 "2023年12月",
                                 "2023年12月に公開",
                                 "JPCERT-AT-2021-0050",
                                 "R6.4.15",
                                 "Version 15.4.2024",
                                 "April 2024",
                                 "Apr 31, 2024",
                                 "Marc 15, 2024",
                                 "Apr 152024",
                                 "32 April 2024",
                                 "令和6年13月1日",
                                 "1989-12-31"}) {
            CAPTURE(text);
            CHECK_FALSE(find_date(text));
        }
    }

    TEST_CASE("the place of a date is told")
    {
        const std::string text = "on 2024-04-15 (new)";

        const auto date = find_date(text);

        REQUIRE(date);
        CHECK(text.substr(date->begin, date->end - date->begin) == "2024-04-15");
    }

    TEST_CASE("a date of another time zone is marked")
    {
        for (const auto* text : {"2024年4月15日(米国時間)に公開",
                                 "2024年4月15日(月) (現地時間)",
                                 "米国時間 2024年4月15日",
                                 "米国時間の2024年4月15日",
                                 "April 15, 2024 (UTC)"}) {
            CAPTURE(text);
            const auto date = find_date(text);
            REQUIRE(date);
            CHECK(date->is_foreign_time);
        }
        for (const auto* text :
             {"2024年4月15日(月)", "2024年4月15日、米国", "2024年4月15日(日本時間)"}) {
            CAPTURE(text);
            const auto date = find_date(text);
            REQUIRE(date);
            CHECK_FALSE(date->is_foreign_time);
        }
    }

    TEST_CASE("all dates of a text are found in their order")
    {
        const auto dates = find_dates("2021-12-11(新規) 2022-01-04(更新) 2022-13-01 Apr 1, 2022");

        REQUIRE(dates.size() == 3);
        CHECK(dates[0].iso == "2021-12-11");
        CHECK(dates[1].iso == "2022-01-04");
        CHECK(dates[2].iso == "2022-04-01");
    }
}

}  // namespace advisory::parsers
