#include "versions/several_versions.hpp"

#include "tests/support/printers.hpp"
#include "versions/compare.hpp"

namespace advisory::versions {

TEST_SUITE("several versions")
{
    TEST_CASE("a range or a list in place of a version is told")
    {
        for (const char* const text : {"3.4.2〜3.4.4",
                                       "3.4.2～3.4.4",
                                       "3.4.2~3.4.4",
                                       "3.4.2 〜 3.4.4",
                                       "3〜5",
                                       "3.4〜5",
                                       "Ver.3.4.2〜Ver.3.4.4",
                                       "V07-50〜V08-10",
                                       "3.4.2〜",
                                       "〜3.4.4",
                                       "3.4.2〜latest",
                                       "3.4.2 - 3.4.4",
                                       "3.4.2 -3.4.4",
                                       "3.4.2－ 3.4.4",
                                       "v3.4.2 - v3.4.4",
                                       "3.4.2 -",
                                       "3.4.2–3.4.4",
                                       "3.4.2 — 3.4.4",
                                       "1.0-2 - 1.0-5",
                                       "3.4.2+",
                                       "3.4.2 +",
                                       "3.4.2＋",
                                       "3.4.2 or later",
                                       "3.4.2 OR LATER",
                                       "3.4.2 and above",
                                       "3.4.6 or earlier",
                                       "3.4.2 to 3.4.4",
                                       "3.4.2 through 3.4.4",
                                       "3.4.2 and 3.4.4",
                                       "3.4.2 upwards",
                                       "3.4.2, 3.4.4",
                                       "3.4.2以降",
                                       "3.4.2から3.4.4",
                                       "3.4.2および3.4.4",
                                       ">= 3.4.2",
                                       "Build 8400 or later"}) {
            CAPTURE(text);
            CHECK(names_several(text));
        }
    }

    TEST_CASE("the same signs in one version make no range of it")
    {
        for (const char* const text : {"3.4.2",
                                       "1.0-2",
                                       "1:2.3+dfsg-1",
                                       "1.0~rc1",
                                       "1.0~20200101",
                                       "2.0.1+build5",
                                       "V07-50",
                                       "11-40-05",
                                       "13.1-48.47",
                                       "1.0.2k-fips",
                                       "5.8 - Build 1575",
                                       "2.0 - SP1",
                                       "v6 R4",
                                       "22.7R2.4",
                                       "2023-10-05",
                                       "10/5/2024",
                                       "2.0-beta9",
                                       "Update 2",
                                       "9.1.0-h3",
                                       "1.0–2",
                                       "2.0 Rev.B",
                                       "1.1.1zor",
                                       "Ver.2.0",
                                       "",
                                       " ",
                                       "バージョン 2.0",
                                       "20H2",
                                       "6.0 (Build 12)"}) {
            CAPTURE(text);
            CHECK_FALSE(names_several(text));
        }
    }

    TEST_CASE("what names several versions stands in no order, and in no branch")
    {
        for (const auto scheme :
             {Scheme::generic, Scheme::maven, Scheme::npm, Scheme::openssl, Scheme::pypi}) {
            CAPTURE(name_of(scheme));
            CHECK(compare(scheme, "3.4.2 - 3.4.4", "3.4.3").order == Order::unordered);
            CHECK(compare(scheme, "3.4.3", "3.4.2+").order == Order::unordered);
        }
        CHECK(compare(Scheme::generic, "3.4.2+", "3.4.3").why ==
              "3.4.2+ names more than one version");
        CHECK_FALSE(is_within_branch("3.4", "3.4.2 or later"));
    }

    TEST_CASE("a distribution's own order reads its tildes")
    {
        CHECK(compare(Scheme::deb, "1.0~2.0", "1.0").order == Order::less);
    }
}

}  // namespace advisory::versions
