#include "matching/unread_names.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::matching {

TEST_SUITE("unread names")
{
    TEST_CASE("what stands before a version may be a name")
    {
        for (const char* const text : {"ならびに KitaEdit 5.0 以前",
                                       "ならびにKitaEdit 5.0以前",
                                       "/ KitaEdit 5.0 以前",
                                       "KitaEdit 1.5 以前)",
                                       "KitaEdit 5.0未満",
                                       "and KitaEdit before 5.0",
                                       "「KitaEdit」5.0 以前",
                                       "KitaEdit のすべてのバージョン",
                                       "KitaEdit バージョン 5.0",
                                       "KitaEdit (v5.0 以前)"}) {
            CAPTURE(text);
            const auto names = names_before_versions(text);
            CHECK(std::ranges::any_of(names, [](const auto& before) {
                return std::ranges::count(before, "kitaedit") == 1;
            }));
        }
    }

    TEST_CASE("a name of several words is told before its last word alone")
    {
        const auto names = names_before_versions("and Kita Edit Suite 5.0");

        REQUIRE(names.size() == 1);
        CHECK(names[0] == std::vector<std::string>{"and kita edit suite",
                                                   "kita edit suite",
                                                   "edit suite",
                                                   "suite"});
    }

    TEST_CASE("words without a version behind them, numbers and common words are no names")
    {
        for (const char* const text : {"OpenSSL を使用している場合",
                                       "Web UI 機能が有効な場合",
                                       "10.95.210.01",
                                       "※1",
                                       "server 2.0",
                                       "",
                                       "\xff"}) {
            CAPTURE(text);
            CHECK(names_before_versions(text).empty());
        }
    }

    TEST_CASE("of a text without end some versions are looked at")
    {
        std::string text;
        for (int part = 0; part < 10'000; ++part)
            text += "KitaEdit 5.0 ";

        CHECK(names_before_versions(text).size() <= 16);
    }
}

}  // namespace advisory::matching
