#include "matching/alias_table.hpp"

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
}

}  // namespace advisory::matching
