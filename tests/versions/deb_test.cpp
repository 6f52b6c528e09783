#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("deb")
{
    TEST_CASE("the order of deb-version's own examples holds")
    {
        test::check_ascending(
            Scheme::deb,
            {"1.0~~", "1.0~~a", "1.0~", "1.0", "1.0-0.1", "1.0-1", "1.0a", "1.0b1", "1.0+1"});
    }

    TEST_CASE("epoch, upstream version and revision decide in this turn")
    {
        test::check_ascending(Scheme::deb,
                              {"1.1.1n-0+deb11u4",
                               "1.1.1n-0+deb11u5",
                               "1.1.1n-0+deb11u10",
                               "1.1.1w-0+deb11u1",
                               "3.0.11-1~deb12u1",
                               "3.0.11-1~deb12u2",
                               "3.0.11-1",
                               "1:0.1-1",
                               "2:0.0.1"});
    }

    TEST_CASE("a missing epoch or revision counts as zero")
    {
        test::check_equal(Scheme::deb, {"1.2", "0:1.2", "1.2-0", "01.2-00", "0:1.2-0"});
    }

    TEST_CASE("letters sort before other marks")
    {
        test::check_ascending(Scheme::deb, {"1.0~rc1", "1.0", "1.0A", "1.0a", "1.0+b", "1.0."});
    }

    TEST_CASE("what dpkg does not accept is refused")
    {
        test::check_refused(Scheme::deb,
                            {"1.0-", ":1.0", "a:1.0", "abc", "1.0_2", "1.0-1_2", "1:"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::deb,
                         {"0~",
                          "0",
                          "0-0",
                          "0a",
                          "0a1",
                          "0a01",
                          "0.",
                          "0.0",
                          "0.1",
                          "0+",
                          "0+1",
                          "1:0~~",
                          "1:0~",
                          "1-1",
                          "1-1~",
                          "1-a",
                          "1-1a",
                          "1.2.3-4-5"});
    }
}

}  // namespace advisory::versions
