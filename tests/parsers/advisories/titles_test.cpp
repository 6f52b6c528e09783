#include "parsers/advisories/titles.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("titles")
{
    TEST_CASE("what lists and mail programs put around a title is taken off")
    {
        for (const auto* subject :
             {"注意喚起: OpenSSLの脆弱性に関する注意喚起 (公開)",
              "Fwd: Re: [JPCERT/CC] 注意喚起: OpenSSLの脆弱性に関する注意喚起  (更新)",
              "[announce:1234] OpenSSLの脆弱性に関する注意喚起",
              "OpenSSLの脆弱性に関する注意喚起"}) {
            CAPTURE(subject);
            CHECK(title_of_subject(subject) == "OpenSSLの脆弱性に関する注意喚起");
        }
    }

    TEST_CASE("the product of a title is found in the patterns that notices use")
    {
        struct Row {
            const char* title;
            const char* product;
        };
        for (const auto& [title, product] : {
                 Row{"Apache Log4jの任意のコード実行の脆弱性(CVE-2021-44228)に関する注意喚起",
                     "Apache Log4j"},
                 Row{"Adobe Flash Player の脆弱性 (APSB15-01) に関する注意喚起",
                     "Adobe Flash Player"},
                 Row{"2018年 4月 Oracle Java SE の脆弱性対策について", "Oracle Java SE"},
                 Row{"WordPress の脆弱性対策について", "WordPress"},
                 Row{"NEC製Atermシリーズにおける複数の脆弱性", "Atermシリーズ"},
                 Row{"複数のエレコム製ルーターにおける脆弱性", "ルーター"},
                 Row{"PHP に解放済みメモリ使用の脆弱性", "PHP"},
                 Row{"Mozilla Firefox に複数の脆弱性", "Mozilla Firefox"},
             }) {
            CAPTURE(title);
            CHECK(product_of_title(title) == product);
        }
    }

    TEST_CASE("a title on no weakness names no product")
    {
        for (const auto* title :
             {"", "フィッシングに関する注意喚起", "長期休暇に備えて", "セミナーのご案内"}) {
            CAPTURE(title);
            CHECK(product_of_title(title).empty());
        }
    }

    TEST_CASE("makers are found where a text names them as such")
    {
        using Names = std::vector<std::string>;
        CHECK(vendors_of("NEC製Atermシリーズにおける脆弱性") == Names{"NEC"});
        CHECK(vendors_of("複数の三菱電機製 CPU ユニット") == Names{"三菱電機"});
        CHECK(vendors_of("アイ・オー・データ機器製ルーター") == Names{"アイ・オー・データ機器"});
        CHECK(vendors_of("サンプル社製品およびB 製 C") == Names{"サンプル", "B"});
        CHECK(vendors_of("Microsoft 製品の脆弱性対策") == Names{"Microsoft"});
        CHECK(vendors_of("対象製品は次のとおりです").empty());
        CHECK(vendors_of("製造業向け").empty());
    }
}

}  // namespace advisory::parsers
