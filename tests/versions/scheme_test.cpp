#include "versions/scheme.hpp"

#include "tests/support/printers.hpp"

namespace advisory::versions {

TEST_SUITE("scheme")
{
    TEST_CASE("every name leads back to its scheme")
    {
        for (const auto* name :
             {"generic", "semver", "deb", "rpm", "maven", "pypi", "openssl", "npm", "apk"}) {
            CAPTURE(name);
            const auto scheme = scheme_named(name);

            REQUIRE(scheme.has_value());
            CHECK(name_of(*scheme) == name);
        }
    }

    TEST_CASE("a name outside the list names no scheme")
    {
        CHECK_FALSE(scheme_named("").has_value());
        CHECK_FALSE(scheme_named("Maven").has_value());
        CHECK_FALSE(scheme_named("windows").has_value());
    }

    TEST_CASE("a purl type brings the order of its registry")
    {
        CHECK((scheme_of_purl_type("maven") == Scheme::maven));
        CHECK((scheme_of_purl_type("golang") == Scheme::semver));
        CHECK((scheme_of_purl_type("apk") == Scheme::apk));
        CHECK((scheme_of_purl_type("nuget") == Scheme::generic));
        CHECK((scheme_of_purl_type("") == Scheme::generic));
    }
}

}  // namespace advisory::versions
