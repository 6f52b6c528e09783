#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("openssl")
{
    TEST_CASE("a letter is a later patch, and za follows z")
    {
        test::check_ascending(Scheme::openssl,
                              {"0.9.8zh",
                               "1.0.1",
                               "1.0.2-beta3",
                               "1.0.2",
                               "1.0.2a",
                               "1.0.2k",
                               "1.0.2l",
                               "1.0.2z",
                               "1.0.2za",
                               "1.0.2zg",
                               "1.1.1-pre9",
                               "1.1.1",
                               "1.1.1w",
                               "3.0.0-alpha1",
                               "3.0.0-beta2",
                               "3.0.0",
                               "3.0.7",
                               "3.0.10"});
    }

    TEST_CASE("a vendor's flavour is set aside and reported")
    {
        const auto one_sided = compare(Scheme::openssl, "1.0.2k-fips", "1.0.2l");
        const auto two_sided = compare(Scheme::openssl, "1.0.2k-fips", "1.0.2k-fips");

        CHECK(one_sided.order == Order::less);
        CHECK(one_sided.has_flavour);
        CHECK(two_sided.order == Order::equal);
        CHECK_FALSE(two_sided.has_flavour);
    }

    TEST_CASE("the alphas and betas that were called pre have no place among others")
    {
        test::check_pairs(Scheme::openssl, Order::unordered, {{"1.1.0-pre3", "1.1.0-beta1"}});
    }

    TEST_CASE("what OpenSSL never numbered is refused")
    {
        test::check_refused(
            Scheme::openssl,
            {"3.0.0a", "1.0.2ab", "1.1.1.1", "1.1.1n-0+deb11u5", "1.0.2zaa", "x", "1"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(Scheme::openssl,
                         {"1.0",
                          "1.0.0",
                          "1.0.0a",
                          "1.0.0-dev",
                          "1.0.0-pre1",
                          "1.0.0-beta1",
                          "1.0.0-alpha1",
                          "1.0.0-alpha2",
                          "1.0.0z",
                          "1.0.0zz",
                          "1.0.0a-fips",
                          "1.0.0a-hp",
                          "3.0.0",
                          "3.0.0-fips"});
    }
}

}  // namespace advisory::versions
