#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("apk")
{
    TEST_CASE("suffixes and letters stand around their version")
    {
        test::check_ascending(Scheme::apk,
                              {"1.0_alpha",
                               "1.0_alpha2",
                               "1.0_beta",
                               "1.0_pre2",
                               "1.0_rc1",
                               "1.0",
                               "1.0-r1",
                               "1.0-r10",
                               "1.0_cvs20010101",
                               "1.0_git1",
                               "1.0_p1",
                               "1.0_p2",
                               "1.0a",
                               "1.0b_rc1",
                               "1.0b",
                               "1.0.0",
                               "1.0.1"});
    }

    TEST_CASE("the order of apk-tools' own test table holds")
    {
        test::check_pairs(Scheme::apk,
                          Order::less,
                          {
                              {"0.1.3_alpha", "2.2.39.1-r1"},
                              {"1.2.0", "1.2.0-r1"},
                              {"8.2.0015", "8.2.002"},
                              {"1.5.1-r1", "1.5.1-r2"},
                              {"6.0", "6.0_p1"},
                              {"6.1", "6.1_p1"},
                              {"1.09", "1.1"},
                              {"2.0.6-r0", "2.0.6-r1"},
                              {"1.3_p0", "1.3_p1"},
                          });
    }

    TEST_CASE("what apk-tools does not accept is refused")
    {
        test::check_refused(Scheme::apk,
                            {"a",
                             "1.",
                             "1..2",
                             "1.0_foo",
                             "1.0-1",
                             "1.0A",
                             "1.0-r",
                             "1.0ab",
                             "1.0~",
                             "1.0-r1_p1",
                             "1.0_p1a"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::apk,
                         {"1",
                          "1.0",
                          "1.00",
                          "1.01",
                          "1.1",
                          "1.10",
                          "1a",
                          "1.0a",
                          "1_rc",
                          "1_rc1",
                          "1_rc_p1",
                          "1_p",
                          "1_p1",
                          "1-r0",
                          "1-r1",
                          "1~ab",
                          "1~ac-r1",
                          "1.0_git-r2"});
    }
}

}  // namespace advisory::versions
