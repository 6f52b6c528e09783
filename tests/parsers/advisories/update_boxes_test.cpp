#include "parsers/advisories/update_boxes.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("update boxes")
{
    TEST_CASE("the head of a box is known in each of its forms")
    {
        struct Row {
            const char* text;
            const char* date;
        };
        for (const auto& [text, date] : {
                 Row{"更新: 2022年1月4日記載", "2022-01-04"},
                 Row{"更新: 2022年1月4日追記", "2022-01-04"},
                 Row{"** 更新: 2021年12月20日追記 ******************", "2021-12-20"},
                 Row{"--- 2024年 4 月 19 日更新 ---", "2024-04-19"},
                 Row{"【更新】2024年4月19日", "2024-04-19"},
                 Row{"■2024年4月19日 追記", "2024-04-19"},
                 Row{"(2024年4月19日追記)", "2024-04-19"},
                 Row{"[2022年01月19日]", "2022-01-19"},
                 Row{"Update: 2022-01-04", "2022-01-04"},
             }) {
            CAPTURE(text);
            CHECK(update_date(text) == std::optional<std::string>{date});
        }
    }

    TEST_CASE("a line that says more than its date is none")
    {
        for (const auto* text : {"- Contoso Viewer (2024年3月1日更新版)",
                                 "2024年4月19日に更新プログラムが公開されました。",
                                 "2024-04-19",
                                 "Contoso 2024年4月19日 更新",
                                 "更新: 次のとおり",
                                 ""}) {
            CAPTURE(text);
            CHECK_FALSE(update_date(text));
        }
    }

    TEST_CASE("a starred box ends with its rule, any other with its paragraph")
    {
        const std::string starred =
            "before\n** 更新: 2022年1月4日追記 ****\na\n\nb\n**************\nbehind\n";
        const std::string plain = "before\n更新: 2022年1月4日追記\na\n\nbehind\n";

        for (const auto* text : {&starred, &plain}) {
            const auto lines = lines_outside_boxes(split_lines(*text));
            REQUIRE(lines.size() == 2);
            CHECK(lines[0].text == "before");
            CHECK(lines[1].text == "behind");
        }
    }
}

}  // namespace advisory::parsers
