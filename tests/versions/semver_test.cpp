#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("semver")
{
    TEST_CASE("the order of the specification's own examples holds")
    {
        test::check_ascending(Scheme::semver,
                              {"1.0.0-alpha",
                               "1.0.0-alpha.1",
                               "1.0.0-alpha.beta",
                               "1.0.0-beta",
                               "1.0.0-beta.2",
                               "1.0.0-beta.11",
                               "1.0.0-rc.1",
                               "1.0.0",
                               "2.0.0",
                               "2.1.0",
                               "2.1.1"});
    }

    TEST_CASE("build metadata does not count, and one leading v is let through")
    {
        test::check_equal(Scheme::semver, {"1.0.0", "v1.0.0", "1.0.0+20130313144700", "1.0.0+b-5"});
        test::check_pairs(Scheme::npm, Order::less, {{"v1.2.3-rc.1+5", "1.2.3"}});
    }

    TEST_CASE("numbers may be of any length")
    {
        test::check_ascending(Scheme::semver,
                              {"1.0.99999999999999999999", "1.0.100000000000000000000"});
    }

    TEST_CASE("what the grammar does not allow is refused")
    {
        test::check_refused(Scheme::semver,
                            {"1",
                             "1.2",
                             "1.2.3.4",
                             "01.2.3",
                             "1.2.3-",
                             "1.2.3-01",
                             "1.2.3-a..b",
                             "1.2.3+",
                             "1.2.3-béta",
                             "1.2.x",
                             "latest"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::semver,
                         {"0.0.0",
                          "1.0.0--",
                          "1.0.0-0",
                          "1.0.0-1.a",
                          "1.0.0-1.1",
                          "1.0.0-A",
                          "1.0.0-a",
                          "1.0.0-a.0",
                          "1.0.0",
                          "1.0.0+x",
                          "1.0.1",
                          "10.0.0"});
    }
}

}  // namespace advisory::versions
