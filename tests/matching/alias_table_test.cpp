#include "matching/alias_table.hpp"

#include "matching/names.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

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

        const auto log4j = aliases.product(key_of("Apache Log4j"), {});
        const auto firewall = aliases.product(key_of("Palo Alto Networks PAN-OS"), {});
        const auto router = aliases.product(key_of("日本電気 Aterm WG2600HS"), {});

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

        const auto bind = aliases.product(key_of("ISC BIND 9"), {});
        const auto plain = aliases.product(key_of("BIND"), {});

        CHECK(bind == plain);
        CHECK(plain.vendor == "isc");
        CHECK(plain.is_alias);
    }

    TEST_CASE("what no table knows keeps its own name")
    {
        const AliasTable aliases{{}};

        const auto name = aliases.product(key_of("Contoso Viewer"), {});

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

        const auto name = aliases.product(key_of("OLD VIEWER"), {});

        CHECK(name.vendor == "contoso");
        CHECK(name.product == "new viewer");
    }

    TEST_CASE("two names that a person told apart are denied both ways")
    {
        Alias denied;
        denied.vendor = "Siemens";
        denied.product = "NX Suite";
        denied.canonical_product = "nx suite tools";
        denied.is_denied = true;
        const AliasTable aliases{{denied}};
        const auto one = aliases.product(key_of("NX Suite"), "siemens");
        const auto other = aliases.product(key_of("nx-suite-tools"), {});

        CHECK(aliases.is_denied(one, other));
        CHECK(aliases.is_denied(other, one));
        CHECK_FALSE(aliases.is_denied(one, aliases.product(key_of("openssl"), {})));
    }
}

}  // namespace advisory::matching
