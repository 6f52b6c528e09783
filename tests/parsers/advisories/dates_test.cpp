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
                                 "CVE-2024-12345"}) {
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
}

}  // namespace advisory::parsers
