#include <string>

#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("maven")
{
    TEST_CASE("the order of Maven's own qualifier list holds")
    {
        test::check_ascending(Scheme::maven,
                              {"1-alpha2snapshot",
                               "1-alpha2",
                               "1-alpha-123",
                               "1-beta-2",
                               "1-beta123",
                               "1-m2",
                               "1-m11",
                               "1-rc",
                               "1-cr2",
                               "1-rc123",
                               "1-SNAPSHOT",
                               "1",
                               "1-sp",
                               "1-sp2",
                               "1-sp123",
                               "1-abc",
                               "1-def",
                               "1-pom-1",
                               "1-1-snapshot",
                               "1-1",
                               "1-2",
                               "1-123"});
    }

    TEST_CASE("the order of Maven's own number list holds")
    {
        test::check_ascending(
            Scheme::maven,
            {"2.0",    "2.0.a", "2-1",     "2.0.2", "2.0.123", "2.1.0", "2.1-a",  "2.1b",
             "2.1-c",  "2.1-1", "2.1.0.1", "2.2",   "2.123",   "11.a2", "11.a11", "11.b2",
             "11.b11", "11.m2", "11.m11",  "11",    "11.a",    "11b",   "11c",    "11m"});
    }

    TEST_CASE("trailing zeros, case and aliases make no difference")
    {
        test::check_equal(
            Scheme::maven,
            {"1", "1.0", "1.0.0", "1-0", "1.0-0", "1ga", "1.Final", "1-RELEASE", "01"});
        test::check_equal(Scheme::maven, {"1a", "1-a", "1.0-a", "1.0.0-A"});
        test::check_equal(Scheme::maven, {"1a1", "1-alpha-1", "1.0ALPHA1"});
        test::check_equal(Scheme::maven, {"1m3", "1-milestone-3", "1MILESTONE3"});
        test::check_equal(Scheme::maven, {"1cr", "1rc"});
    }

    TEST_CASE("a word means the same behind a dot and behind a hyphen")
    {
        for (const std::string word :
             {"abc", "alpha", "a", "beta", "b", "def", "milestone", "m", "RC"}) {
            CAPTURE(word);
            const auto first = "1.0.0." + word + "1";
            const auto second = "1.0.0-" + word + "2";
            const auto dotted = "2.0." + word;
            const auto hyphened = "2-" + word;

            CHECK(compare(Scheme::maven, first, second).order == Order::less);
            CHECK(compare(Scheme::maven, dotted, hyphened).order == Order::equal);
        }
    }

    TEST_CASE("the corner cases of Maven's tracker come out as settled there")
    {
        test::check_ascending(Scheme::maven, {"6.1.0rc3", "6.1.0", "6.1H.5-beta"});
        test::check_ascending(Scheme::maven, {"1-0.alpha", "1-0.beta", "1"});
        test::check_ascending(Scheme::maven,
                              {"20190126.230843",
                               "1234567890.12345",
                               "123456789012345.1H.5-beta",
                               "12345678901234567890.1H.5-beta"});
        test::check_ascending(Scheme::maven, {"1.0.final-redhat", "1.0-sp1-redhat"});
    }

    TEST_CASE("Log4j's releases are in their order")
    {
        test::check_ascending(
            Scheme::maven,
            {"2.0-alpha1", "2.0-beta8", "2.0-beta9", "2.0-rc1", "2.0", "2.12.1", "2.15.0"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::maven,
                         {"1",       "1.1",        "1-1",     "1.a",         "1-a",     "1a1",
                          "1.0.1",   "1-0.1",      "1-sp",    "1-sp.1",      "1-sp-1",  "1.ga",
                          "1-ga-1",  "1-snapshot", "1-alpha", "1.0-alpha.1", "1.1-a.2", "1-foo",
                          "1-foo.1", "1-foo-1",    "2",       "0",           "0.1",     "x"});
    }
}

}  // namespace advisory::versions
