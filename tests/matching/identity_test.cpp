#include "matching/identity.hpp"

#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

/// How sure it is that a notice on `product` means `component`; nothing when it does not.
std::optional<Identity> identity_of(std::string_view product,
                                    const Component& component,
                                    const std::vector<std::string>& vendors = {})
{
    const auto index = test::index_of({component});
    AffectedRange range;
    range.product = product;
    range.status = PhraseStatus::parsed;
    const auto name = read_notice_name(range, vendors, index.aliases());
    for (const auto& key : name.names) {
        for (const auto number : index.find(key.product)) {
            if (auto identity = identify(name, index.candidate(number), index.aliases()))
                return identity;
        }
    }
    return std::nullopt;
}

std::optional<Certainty> certainty(std::string_view product,
                                   const Component& component,
                                   const std::vector<std::string>& vendors = {})
{
    const auto identity = identity_of(product, component, vendors);
    return identity ? std::optional{identity->certainty} : std::nullopt;
}

}  // namespace

TEST_SUITE("identity")
{
    TEST_CASE("maker and product together are certain")
    {
        using test::component;
        CHECK(certainty("Apache Tomcat", component("Apache Software Foundation", "Tomcat", "9")) ==
              Certainty::certain);
        CHECK(certainty("Contoso Viewer X", component("Contoso, Inc.", "Viewer X", "9")) ==
              Certainty::certain);
        CHECK(certainty("Aterm WG2600HS", component("日本電気", "Aterm WG2600HS", "1"), {"NEC"}) ==
              Certainty::certain);
        CHECK(certainty("Apache Log4j",
                        component("",
                                  "log4j-core",
                                  "2",
                                  "pkg:maven/org.apache.logging.log4j/log4j-core@2")) ==
              Certainty::certain);
        CHECK(
            certainty(
                "Apache HTTP Server",
                component("", "httpd", "2", "", "cpe:2.3:a:apache:http_server:2:*:*:*:*:*:*:*")) ==
            Certainty::certain);
    }

    TEST_CASE("a trade mark is no part of a name, on either side")
    {
        using test::component;
        for (const char* const name :
             {"KitaView(R) Pro", "KitaView™ Pro", "KitaView Pro(TM)", "KitaView® Pro"}) {
            CAPTURE(name);
            CHECK(certainty("KitaView Pro", component("北山電機", name, "4.0"), {"北山電機"}) ==
                  Certainty::certain);
            CHECK(certainty(name, component("北山電機", "KitaView Pro", "4.0"), {"北山電機"}) ==
                  Certainty::certain);
        }
    }

    TEST_CASE("a product that bears its maker's name needs no other")
    {
        CHECK(
            certainty("OpenSSL", test::component("OpenSSL Software Foundation", "OpenSSL", "3")) ==
            Certainty::certain);
        CHECK(certainty("OpenSSL", test::component("", "openssl", "3", "pkg:generic/openssl@3")) ==
              Certainty::certain);
    }

    TEST_CASE("a name alone is never more than a possibility")
    {
        const auto identity = identity_of("ImageServer", test::component("", "ImageServer", "3"));

        REQUIRE(identity);
        CHECK(identity->certainty == Certainty::name_only);
        CHECK(identity->reason == Reason::id_name_only);
    }

    TEST_CASE("the name of a package in a language's registry does not name its maker")
    {
        CHECK(certainty("Redis", test::component("", "redis", "3", "pkg:npm/redis@3.0.0")) ==
              Certainty::name_only);
        CHECK(certainty("PostgreSQL",
                        test::component("",
                                        "postgresql",
                                        "42",
                                        "pkg:maven/org.postgresql/postgresql@42.2.5")) !=
              Certainty::certain);
    }

    TEST_CASE("names that everyone uses, and names that only begin alike, are no match")
    {
        CHECK_FALSE(certainty("Siemens NX", test::component("", "nx", "15", "pkg:npm/nx@15.0.0")));
        CHECK_FALSE(certainty("Viewer", test::component("Contoso", "Viewer", "1")));
        CHECK_FALSE(certainty("Aterm WG2600HS", test::component("NEC", "Aterm WG2600HS2", "1")));
        CHECK_FALSE(
            certainty("MobileIron Core", test::component("", "core", "1", "pkg:npm/core@1.0.0")));
    }

    TEST_CASE("another artifact of the same product is a sibling")
    {
        const auto api = test::component("",
                                         "log4j-api",
                                         "2.14.1",
                                         "pkg:maven/org.apache.logging.log4j/log4j-api@2.14.1");

        const auto identity = identity_of("Apache Log4j", api);

        REQUIRE(identity);
        CHECK(identity->certainty == Certainty::sibling);
        CHECK(identity->reason == Reason::sibling_artifact);
    }

    TEST_CASE("the strongest rule is named with both strings")
    {
        const auto identity =
            identity_of("Apache Struts",
                        test::component("Apache",
                                        "Struts",
                                        "2",
                                        "pkg:maven/org.apache.struts/struts2-core@2.5.30"));

        REQUIRE(identity);
        CHECK(identity->rule == "I2 purl");
        CHECK(identity->advisory_name == "Apache Struts");
        CHECK(identity->inventory_name == "struts2-core");
    }
}

}  // namespace advisory::matching
