#include "core/purl.hpp"

#include "tests/support/printers.hpp"

namespace advisory {

TEST_SUITE("purl")
{
    TEST_CASE("a package URL is taken apart")
    {
        const auto purl =
            read_purl("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar#META-INF");

        REQUIRE(purl);
        CHECK(purl->type == "maven");
        CHECK(purl->namespace_ == "org.apache.logging.log4j");
        CHECK(purl->name == "log4j-core");
        CHECK(purl->version == "2.14.1");
        CHECK(purl->qualifiers == "type=jar");
    }

    TEST_CASE("percent codes, a missing namespace and a scope are understood")
    {
        const auto deb =
            read_purl("pkg:deb/debian/openssl@1%3A1.1.1n-0%2Bdeb11u5?distro=debian-11");
        const auto plain = read_purl("PKG:Generic/openssl");
        const auto scoped = read_purl("pkg:npm/@angular/core@12.0.0");

        REQUIRE(deb);
        CHECK(deb->version == "1:1.1.1n-0+deb11u5");
        REQUIRE(plain);
        CHECK(plain->type == "generic");
        CHECK(plain->namespace_.empty());
        CHECK(plain->version.empty());
        REQUIRE(scoped);
        CHECK(scoped->namespace_ == "@angular");
        CHECK(scoped->version == "12.0.0");
    }

    TEST_CASE("what is no package URL is refused")
    {
        for (const auto* text : {"",
                                 "pkg:",
                                 "pkg:npm",
                                 "pkg:npm/",
                                 "npm/left-pad",
                                 "pkg:1x/name",
                                 "pkg:npm/a%zz",
                                 "pkg:npm/a%4",
                                 "pkg:np m/a",
                                 "http://example.org/a"}) {
            CAPTURE(text);
            CHECK_FALSE(read_purl(text));
        }
    }
}

}  // namespace advisory
