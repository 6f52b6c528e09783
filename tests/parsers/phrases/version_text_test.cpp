#include "parsers/phrases/version_text.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers::phrases {

TEST_SUITE("version text")
{
    TEST_CASE("what looks like a version is freed of its label")
    {
        const std::pair<const char*, const char*> rows[] = {
            {"2.15.0", "2.15.0"},
            {"v2.15.0", "2.15.0"},
            {"Ver.1.2", "1.2"},
            {"Version3", "3"},
            {"R5.01.00", "R5.01.00"},
            {"r.5202", "r.5202"},
            {"1.0.2k-fips", "1.0.2k-fips"},
            {"2.0-beta9", "2.0-beta9"},
            {"10.1.0-M12", "10.1.0-M12"},
            {"1.00.008_SE", "1.00.008_SE"},
            {"1.00(AADZ.3)C0", "1.00(AADZ.3)C0"},
            {"23H2", "23H2"},
            {"8u202", "8u202"},
            {"12.1X46-D10", "12.1X46-D10"},
            {"9.8.x", "9.8"},
            {"2.4.*", "2.4"},
            {"2.x.x", "2"},
        };
        for (const auto& [run, text] : rows) {
            CAPTURE(run);
            const auto version = read_version_text(run);

            REQUIRE(version.has_value());
            CHECK(version->text == text);
        }
    }

    TEST_CASE("what looks like a name is no version")
    {
        for (const auto* run : {"",
                                "Foo",
                                "7-Zip",
                                "3CX",
                                "100UDEHCPU",
                                "R12CCPU-V",
                                "CP1W-CIF41",
                                "Q04",
                                "1-2",
                                "7-11",
                                "1..2",
                                "1.",
                                "v",
                                "Venus2",
                                "802.",
                                "1.0-",
                                "x"}) {
            CAPTURE(run);
            CHECK_FALSE(read_version_text(run).has_value());
        }
    }

    TEST_CASE("the next branch counts the last number up")
    {
        CHECK(next_branch("2") == "3");
        CHECK(next_branch("9.8") == "9.9");
        CHECK(next_branch("9.9") == "9.10");
        CHECK(next_branch("1.09") == "1.10");
        CHECK(next_branch("99") == "100");
        CHECK(next_branch("R5") == "R6");
        CHECK_FALSE(next_branch("1.1.1k").has_value());
        CHECK_FALSE(next_branch("").has_value());
    }
}

}  // namespace advisory::parsers::phrases
