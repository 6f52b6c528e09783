#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("pypi")
{
    TEST_CASE("the order of the PEP's own examples holds")
    {
        test::check_ascending(Scheme::pypi,
                              {"1.dev0",
                               "1.0.dev456",
                               "1.0a1",
                               "1.0a2.dev456",
                               "1.0a12.dev456",
                               "1.0a12",
                               "1.0b1.dev456",
                               "1.0b2",
                               "1.0b2.post345.dev456",
                               "1.0b2.post345",
                               "1.0rc1.dev456",
                               "1.0rc1",
                               "1.0",
                               "1.0+abc.5",
                               "1.0+abc.7",
                               "1.0+5",
                               "1.0.post456.dev34",
                               "1.0.post456",
                               "1.0.15",
                               "1.1.dev1",
                               "1!0.1"});
    }

    TEST_CASE("every spelling of one version is that version")
    {
        test::check_equal(
            Scheme::pypi,
            {"1.1rc1", "1.1.RC1", "v1.1-rc-1", "1.1c1", "1.1pre1", "1.1_preview_1", "01.1.0rc01"});
        test::check_equal(Scheme::pypi, {"1.0.post1", "1.0-1", "1.0post1", "1.0-r1", "1.0.rev-1"});
        test::check_equal(Scheme::pypi, {"1.2a0", "1.2a", "1.2alpha", "1.2-alpha.0"});
        test::check_equal(Scheme::pypi, {"1.0+ubuntu-1", "1.0+ubuntu.1", "1.0+UBUNTU_1"});
        test::check_equal(Scheme::pypi, {"1.0", "1", "1.0.0", "0!1"});
    }

    TEST_CASE("what the PEP does not allow is refused")
    {
        test::check_refused(
            Scheme::pypi,
            {"french toast", "1.0+", "1.0+a+b", "1.0-", "1.0.x", "!1", "1.0~rc1", "1..0", "a1"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::pypi,
                         {"1",
                          "1.0.0",
                          "1.dev1",
                          "1a1",
                          "1a1.dev1",
                          "1a1.post1",
                          "1a1.post1.dev1",
                          "1b0",
                          "1rc1",
                          "1.post0",
                          "1.post0.dev0",
                          "1+a",
                          "1+1",
                          "1+1.a",
                          "1+a.1",
                          "1.1",
                          "1!0",
                          "2a1",
                          "1.post1+x"});
    }
}

}  // namespace advisory::versions
