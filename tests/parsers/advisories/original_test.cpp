#include "parsers/advisories/original.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("original words")
{
    TEST_CASE("a part of a normalised text is found as it stood")
    {
        CHECK(original_of("Log4jの脆弱性(CVE-2021-44228)",
                          "注意喚起：Log4jの脆弱性（CVE-2021-44228）") ==
              "Log4jの脆弱性（CVE-2021-44228）");
        CHECK(original_of("(株)○○", "㈱○○") == "㈱○○");
        CHECK(original_of("same", "the same") == "same");
    }

    TEST_CASE("what cannot be told stays normalised")
    {
        CHECK(original_of("ガ", "ｶﾞ") == "ガ");
        CHECK(original_of("other", "（なし）") == "other");
    }
}

}  // namespace advisory::parsers
