#include "matching/name_editions.hpp"

#include "matching/names.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

std::optional<EditionForm> form_of(std::string_view name)
{
    return edition_form_of(key_of(name));
}

}  // namespace

TEST_SUITE("name editions")
{
    TEST_CASE("a platform makes one name, however it is written")
    {
        const auto known = form_of("Seri VPN Client for Windows");
        REQUIRE(known);
        CHECK(known->is_sure);
        for (const char* const name : {"Seri VPN Client (Windows)",
                                       "Seri VPN Client(Windows)",
                                       "Seri VPN Client（Windows版）",
                                       "Seri VPN Client (for Windows)",
                                       "Seri VPN Client Windows 版",
                                       "Windows 版 Seri VPN Client",
                                       "Windows用 Seri VPN Client",
                                       "Seri VPN Client Windows向け",
                                       "Seri VPN Client for Microsoft Windows"}) {
            CAPTURE(name);
            const auto form = form_of(name);
            REQUIRE(form);
            CHECK(form->key == known->key);
            CHECK(form->is_sure);
        }
        CHECK(form_of("北ビューア（Windows版）")->key == form_of("Windows版北ビューアー")->key);
        CHECK(form_of("Foo for Mac")->key == form_of("Foo (macOS 版)")->key);
        CHECK(form_of("Foo for Mac")->key != form_of("Foo for Windows")->key);
    }

    TEST_CASE("an edition makes one name, however it is written")
    {
        const auto known = form_of("Kita Server Enterprise Edition");
        REQUIRE(known);
        for (const char* const name : {"Kita Server (Enterprise)",
                                       "Kita Server（Enterprise Edition）",
                                       "Kita Server Enterprise",
                                       "Kita Server エンタープライズ エディション",
                                       "Kita Server Enterprise版"}) {
            CAPTURE(name);
            const auto form = form_of(name);
            REQUIRE(form);
            CHECK(form->key == known->key);
            CHECK(form->is_sure);
        }
        CHECK(form_of("Kita Server Standard")->key != known->key);
        CHECK(form_of("Foo Enterprise for Windows")->key ==
              form_of("Foo (Windows版) Enterprise")->key);
    }

    TEST_CASE("a word that need not be a platform, or is not known, leaves a doubt")
    {
        CHECK(form_of("Kita Linux")->key == form_of("Kita for Linux")->key);
        CHECK_FALSE(form_of("Kita Linux")->is_sure);
        CHECK(form_of("Kita Protect for Filers")->key == form_of("Kita Protect (Filers版)")->key);
        CHECK_FALSE(form_of("Kita Protect for Filers")->is_sure);
        CHECK(form_of("Foo for Windows 10")->key != form_of("Foo for Windows 11")->key);
    }

    TEST_CASE("a name without platform or edition has no form")
    {
        for (const char* const name : {"Kita Server",
                                       "Windows",
                                       "Enterprise",
                                       "改訂版",
                                       "医療用モニタ",
                                       "Apache Log4j (log4j-core)",
                                       "KitaPro",
                                       "Foo (旧称 Bar)",
                                       "()",
                                       ""}) {
            CAPTURE(name);
            CHECK_FALSE(form_of(name));
        }
    }

    TEST_CASE("the name without is the base of the name with")
    {
        CHECK(form_of("KitaView for Windows")->base == base_key_of(key_of("KitaView")));
        CHECK(form_of("Foo Suite Enterprise for Linux")->base ==
              base_key_of(key_of("Foo Suite (Enterprise Edition)")));
        CHECK(form_of("Viewer for Windows")->base.empty());
    }

    TEST_CASE("a name of nothing but editions ends soon")
    {
        std::string name = "foo";
        for (int count = 0; count < 20'000; ++count)
            name += " for windows";

        CHECK_FALSE(edition_form_of(name));
    }
}

}  // namespace advisory::matching
