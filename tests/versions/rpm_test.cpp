#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("rpm")
{
    TEST_CASE("the order of rpm's own test table holds")
    {
        test::check_pairs(Scheme::rpm,
                          Order::less,
                          {
                              {"1.0", "2.0"},
                              {"2.0", "2.0.1"},
                              {"2.0.1", "2.0.1a"},
                              {"5.5p1", "5.5p2"},
                              {"5.5p1", "5.5p10"},
                              {"10xyz", "10.1xyz"},
                              {"xyz10", "xyz10.1"},
                              {"xyz.4", "8"},
                              {"xyz.4", "2"},
                              {"5.5p2", "5.6p1"},
                              {"5.6p1", "6.5p1"},
                              {"6.0", "6.0.rc1"},
                              {"10a2", "10b2"},
                              {"1.0a", "1.0aa"},
                              {"10.0001", "10.0039"},
                              {"4.999.9", "5.0"},
                              {"20101121", "20101122"},
                              {"1.0~rc1", "1.0"},
                              {"1.0~rc1~git123", "1.0~rc1"},
                              {"1.0", "1.0^"},
                              {"1.0", "1.0^git1"},
                              {"1.0^git1", "1.0^git2"},
                              {"1.0^git1", "1.01"},
                              {"1.0^20160101", "1.0.1"},
                              {"1.0^20160101^git1", "1.0^20160102"},
                              {"1.0~rc1", "1.0~rc1^git1"},
                              {"1.0^git1~pre", "1.0^git1"},
                          });
    }

    TEST_CASE("separators only separate")
    {
        test::check_equal(Scheme::rpm, {"2.0.1", "2_0_1", "2.0_01", "2.0.1."});
        test::check_equal(Scheme::rpm, {"fc4", "fc.4", "fc+4"});
    }

    TEST_CASE("the release decides where the versions are equal")
    {
        test::check_ascending(Scheme::rpm,
                              {"32:9.11.26-4.el8_4.1", "32:9.11.36-3.el8_6.1", "32:9.11.36-5.el8"});
    }

    TEST_CASE("a missing epoch is not known to be zero")
    {
        test::check_pairs(Scheme::rpm, Order::unordered, {{"32:9.11.4", "9.11.36"}});
        test::check_pairs(Scheme::rpm, Order::less, {{"0:1.0", "1.1"}, {"1:1.0", "2:0.5"}});
    }

    TEST_CASE("a missing release is not known")
    {
        test::check_pairs(Scheme::rpm, Order::unordered, {{"9.11.4", "9.11.4-1.el8"}});
        test::check_pairs(Scheme::rpm, Order::less, {{"9.11.4", "9.11.5-1.el8"}});
    }

    TEST_CASE("what is no RPM version is refused")
    {
        test::check_refused(Scheme::rpm, {"1-2-3", "a:1", ":1", "1.0-", "...", "1 2", "1/2"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::rpm, {"1",   "1~",  "1^",  "1^~",   "1.a", "1a",  "1.1",
                                       "1~a", "1~1", "1^a", "1^1",   "a",   "a1",  "0:1",
                                       "1:1", "1-1", "1-2", "1:1-1", "01",  "1.0", "1.0.0"});
    }
}

}  // namespace advisory::versions
