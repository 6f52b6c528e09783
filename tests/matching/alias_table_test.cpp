#include "matching/alias_table.hpp"

#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

Alias product_alias_for_alias_table(std::string vendor,
                                    std::string product,
                                    std::string canonical_vendor,
                                    std::string canonical_product)
{
    Alias alias;
    alias.vendor = std::move(vendor);
    alias.product = std::move(product);
    alias.canonical_vendor = std::move(canonical_vendor);
    alias.canonical_product = std::move(canonical_product);
    return alias;
}

Alias vendor_alias_for_alias_table(std::string vendor, std::string canonical)
{
    return product_alias_for_alias_table(std::move(vendor), "", std::move(canonical), "");
}

}  // namespace

TEST_SUITE("alias table")
{
    TEST_CASE("the Japanese and the English name of a maker are one")
    {
        const AliasTable aliases{{}};

        CHECK(aliases.vendor("日本電気株式会社") == aliases.vendor("NEC Corporation"));
        CHECK(aliases.vendor("トレンドマイクロ") == aliases.vendor("trendmicro"));
        CHECK(aliases.vendor("Apache Software Foundation") == aliases.vendor("apache"));
    }

    TEST_CASE("a maker's name in front of a product is split off")
    {
        const AliasTable aliases{{}};

        const auto log4j = aliases.product("Apache Log4j", {});
        const auto firewall = aliases.product("Palo Alto Networks PAN-OS", {});
        const auto router = aliases.product("日本電気 Aterm WG2600HS", {});

        CHECK(log4j.vendor == "apache");
        CHECK(log4j.product == "log4j");
        CHECK(firewall.vendor == "palo alto networks");
        CHECK(firewall.product == "pan os");
        CHECK(router.vendor == "nec");
        CHECK(router.product == "aterm wg2600hs");
    }

    TEST_CASE("a product that everyone knows has its maker without being told")
    {
        const AliasTable aliases{{}};

        const auto bind = aliases.product("ISC BIND 9", {});
        const auto plain = aliases.product("BIND", {});

        CHECK(bind == plain);
        CHECK(plain.vendor == "isc");
        CHECK(plain.is_alias);
    }

    TEST_CASE("two names of one maker in front of a product are split off")
    {
        const AliasTable aliases{{}};

        const auto central = aliases.product("Baxter Welch Allyn Connex Central Station", {});

        CHECK(central == aliases.product("Connex Central Station", "Welch Allyn"));
        CHECK(central.vendor == "baxter");
        CHECK(aliases.product("Baxter NEC Connex", {}).product == "nec connex");
    }

    TEST_CASE("製 marks a maker, known or not")
    {
        const AliasTable aliases{{}};

        const auto router = aliases.product("サンプル社製ルータ SR-500", {});

        CHECK(router.vendor == "サンプル");
        CHECK(router.product == "ルータsr 500");
    }

    TEST_CASE("a maker of the inventory is known too")
    {
        AliasTable aliases{{}};
        aliases.know_vendor("Contoso, Inc.");

        const auto viewer = aliases.product("Contoso Viewer", {});

        CHECK(viewer.vendor == "contoso");
        CHECK(viewer.product == "viewer");
    }

    TEST_CASE("what no table knows keeps its own name")
    {
        const AliasTable aliases{{}};

        const auto name = aliases.product("Contoso Viewer", {});

        CHECK(name.product == "contoso viewer");
        CHECK(name.vendor.empty());
        CHECK_FALSE(name.is_alias);
    }

    TEST_CASE("an alias that a person confirmed leads where they said")
    {
        Alias alias;
        alias.product = "Old Viewer";
        alias.canonical_vendor = "Contoso";
        alias.canonical_product = "New Viewer";
        const AliasTable aliases{{alias}};

        const auto name = aliases.product("OLD VIEWER", {});

        CHECK(name.vendor == "contoso");
        CHECK(name.product == "new viewer");
    }

    TEST_CASE("the makers that a person's alias names are split off in front of it")
    {
        const AliasTable aliases{{product_alias_for_alias_table("サンプル電機",
                                                                "SR-500",
                                                                "Sample Works",
                                                                "Gate Router")}};

        for (const auto* const written : {"サンプル電機 SR-500", "サンプル電機製SR-500"}) {
            CAPTURE(written);
            const auto name = aliases.product(written, {});

            CHECK(name.vendor == "sample works");
            CHECK(name.product == "gate router");
            CHECK(name.is_alias);
        }
        CHECK(aliases.product("Sample Works Gate Router", {}).vendor == "sample works");
    }

    TEST_CASE("two names that a person told apart are denied both ways")
    {
        Alias denied;
        denied.vendor = "Siemens";
        denied.product = "NX Suite";
        denied.canonical_product = "nx suite tools";
        denied.is_denied = true;
        const AliasTable aliases{{denied}};
        const auto one = aliases.product("NX Suite", "siemens");
        const auto other = aliases.product("nx-suite-tools", {});

        CHECK(aliases.is_denied(one, other));
        CHECK(aliases.is_denied(other, one));
        CHECK_FALSE(aliases.is_denied(one, aliases.product("openssl", {})));
    }

    TEST_CASE("what a person says of a maker wins over what ships")
    {
        const AliasTable renamed{{vendor_alias_for_alias_table("NEC", "Example Group")}};
        const AliasTable own{{vendor_alias_for_alias_table("Hillrom", "Hillrom")}};
        const AliasTable circle{
            {vendor_alias_for_alias_table("Aa", "Bb"), vendor_alias_for_alias_table("Bb", "Aa")}};

        CHECK(renamed.vendor("日本電気") == "example group");
        CHECK(renamed.vendor("NEC") == "example group");
        CHECK(renamed.product("NEC Aterm X1", {}).vendor == "example group");
        CHECK(own.vendor("Hillrom") == "hillrom");
        CHECK(own.vendor("Baxter International") == "baxter");
        CHECK(circle.vendor("Aa") == circle.vendor("Bb"));
    }

    TEST_CASE("what a person says of a product wins over what ships, and is followed")
    {
        const AliasTable aliases{{
            product_alias_for_alias_table("", "Tomcat", "Contoso", "Cat"),
            product_alias_for_alias_table("", "Very Old Viewer", "Contoso", "Old Viewer"),
            product_alias_for_alias_table("Contoso", "Old Viewer", "Contoso", "Viewer"),
        }};

        CHECK(aliases.product("Apache Tomcat", "Apache").product == "cat");
        CHECK(aliases.product("very old viewer", {}).product == "viewer");
        CHECK(aliases.product("OpenSSL", {}).vendor == "openssl");
    }

    TEST_CASE("a denial of a person vetoes what ships")
    {
        auto backup =
            product_alias_for_alias_table("", "JP1/VERITAS NetBackup", "Veritas", "NetBackup");
        backup.is_denied = true;
        auto maker = vendor_alias_for_alias_table("Hillrom", "Baxter");
        maker.is_denied = true;

        const AliasTable aliases{{backup, maker}};

        const auto jp1 = aliases.product("JP1/VERITAS NetBackup", "日立");
        const auto netbackup = aliases.product("NetBackup", "Veritas");
        CHECK(jp1.product != netbackup.product);
        CHECK(aliases.is_denied(jp1, netbackup));
        CHECK_FALSE(aliases.is_denied(netbackup, netbackup));
        CHECK(aliases.vendor("Hillrom") == "hillrom");
        CHECK(aliases.vendor("Welch Allyn") == "baxter");
        CHECK(aliases.is_denied({.vendor = "hillrom", .product = "x"},
                                {.vendor = "baxter", .product = "x"}));
    }

    TEST_CASE("a denial beside a maker leaves the name of all others alone")
    {
        auto denied = product_alias_for_alias_table("Contoso", "Log4j", "Apache", "Log4j");
        denied.is_denied = true;

        const AliasTable aliases{{denied}};

        const auto own = aliases.product("Log4j", "Contoso");
        const auto known = aliases.product("Log4j", {});
        CHECK(own.vendor == "contoso");
        CHECK(known.vendor == "apache");
        CHECK(aliases.is_denied(own, known));
        CHECK(aliases.product("Log4j2", "Contoso").vendor == "apache");
    }

    TEST_CASE("a denial of one maker's product says nothing of a name without a maker")
    {
        auto denied =
            product_alias_for_alias_table("Contoso", "Viewer One", "Example", "Viewer One");
        denied.is_denied = true;
        const AliasTable aliases{{denied}};
        const CanonicalName plain{.vendor = "", .product = "viewer one"};
        const CanonicalName own{.vendor = "contoso", .product = "viewer one"};
        const CanonicalName other{.vendor = "example", .product = "viewer one"};

        CHECK(aliases.is_denied(own, other));
        CHECK_FALSE(aliases.is_denied(plain, other));
        CHECK_FALSE(aliases.is_denied(plain, plain));
        CHECK_FALSE(aliases.is_denied(own, own));
    }

    TEST_CASE("a denial that contradicts itself or names nothing denies nothing")
    {
        auto same = product_alias_for_alias_table("", "OpenSSL", "OpenSSL", "OpenSSL");
        same.is_denied = true;
        Alias empty;
        empty.is_denied = true;

        const AliasTable aliases{{same, empty}};

        const auto openssl = aliases.product("OpenSSL", "OpenSSL");
        CHECK_FALSE(aliases.is_denied(openssl, openssl));
        CHECK_FALSE(aliases.is_denied(openssl, aliases.product("zlib", {})));
    }

    TEST_CASE("a former name leads to the new one after its last day too")
    {
        auto former = product_alias_for_alias_table("", "Ancient Viewer", "Contoso", "Viewer");
        former.kind = "former_name";
        former.valid_until = "1999-12-31";

        const AliasTable aliases{{former}};

        CHECK(aliases.product("Ancient Viewer", {}).product == "viewer");
    }

    TEST_CASE("only a person's oem row makes a name another maker's")
    {
        auto oem = product_alias_for_alias_table("Example", "Rebadged Viewer", "Contoso", "Viewer");
        oem.kind = "oem";

        const AliasTable aliases{{oem}};

        CHECK(aliases.product("Rebadged Viewer", "Example").is_oem);
        CHECK_FALSE(aliases.product("Viewer", "Contoso").is_oem);
    }
}

}  // namespace advisory::matching
