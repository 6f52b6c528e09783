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

    TEST_CASE("prefixes that an operator configures are taken off too")
    {
        const std::vector<std::string> more{"[社内転送]", ""};

        CHECK(title_of_subject("Fwd: [社内転送] 注意喚起: OpenSSLの脆弱性", more) ==
              "OpenSSLの脆弱性");
        CHECK(title_of_subject("[社内転送] OpenSSL") == "[社内転送] OpenSSL");
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
                 Row{"株式会社サンプルが提供する Sample Router には認証回避の脆弱性",
                     "Sample Router"},
                 Row{"Example Corporation が提供する Widget にバッファオーバーフローの脆弱性",
                     "Widget"},
                 Row{"Cisco 社の IOS XE における脆弱性", "IOS XE"},
                 Row{"複数の三菱電機製 CPU ユニットにリソース枯渇の脆弱性", "CPU ユニット"},
                 Row{"オムロン製SYSMAC CS/CJ/CPシリーズおよびNJ/NXシリーズにおける複数の脆弱性",
                     "SYSMAC CS/CJ/CPシリーズおよびNJ/NXシリーズ"},
                 Row{"日立製作所製サーバにおける脆弱性", "サーバ"},
                 Row{"WordPress 用プラグイン Ninja Forms "
                     "におけるクロスサイトスクリプティングの脆弱性",
                     "Ninja Forms"},
                 Row{"Android アプリ「サンプル」におけるアクセス制限不備の脆弱性", "サンプル"},
                 Row{"サイボウズGaroonに複数の脆弱性", "サイボウズGaroon"},
                 Row{"サイボウズ ガルーンにクロスサイトスクリプティングの脆弱性",
                     "サイボウズ ガルーン"},
                 Row{"Microsoft 製品の脆弱性対策について(2026年4月)", "Microsoft 製品"},
                 Row{"Oracle Java の脆弱性対策について(CVE-2018-2814等)", "Oracle Java"},
                 Row{"2024年 4月 Oracle 製品のクリティカルパッチアップデートに関する注意喚起",
                     "Oracle 製品"},
                 Row{"Adobe Acrobat および Reader の脆弱性 (APSB24-07) に関する注意喚起",
                     "Adobe Acrobat および Reader"},
                 Row{"2017年3月 Microsoft セキュリティ情報 (緊急 9件含) に関する注意喚起",
                     "Microsoft"},
                 Row{"2017年 4月マイクロソフトセキュリティ更新プログラムに関する注意喚起",
                     "マイクロソフト"},
                 Row{"Siemens製品に対するアップデート(2022年1月)", "Siemens製品"},
                 Row{"SKYSEA Client View の脆弱性を悪用した攻撃に関する注意喚起",
                     "SKYSEA Client View"},
                 Row{"サンプルソフトウェアの 脆弱性に関する注意喚起", "サンプルソフトウェア"},
                 Row{"JVNVU#97111518: OpenSSL における脆弱性", "OpenSSL"},
                 Row{"JPCERT/CCが「Apache Log4jの脆弱性に関する注意喚起」を公開", "Apache Log4j"},
                 Row{"Foo and Bar vulnerabilities", "Foo and Bar"},
                 Row{"Multiple vulnerabilities in Example Server", "Example Server"},
                 Row{"Vulnerability in Example Server could allow code execution",
                     "Example Server"},
                 Row{"Multiple Vulnerabilities in Foo (CVE-2024-1234)", "Foo"},
                 Row{"Apache Struts remote code execution vulnerability", "Apache Struts"},
                 Row{"Foo Multiple Vulnerabilities", "Foo"},
             }) {
            CAPTURE(title);
            CHECK(product_of_title(title) == product);
        }
    }

    TEST_CASE("a title on no weakness names no product")
    {
        for (const auto* title : {"",
                                  "フィッシングに関する注意喚起",
                                  "長期休暇に備えて",
                                  "セミナーのご案内",
                                  "ランサムウエアの感染に関する注意喚起",
                                  "脆弱性を悪用したフィッシングに関する注意喚起",
                                  "DNS サーバの不適切なゾーン転送設定に関する注意喚起",
                                  "Mirai 亜種の感染活動に関する注意喚起",
                                  "複数の脆弱性に関する注意喚起",
                                  "脆弱性届出の統計",
                                  "Vulnerability",
                                  "ランサムウエアにおける脆弱性の悪用"}) {
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
        CHECK(vendors_of("同社が販売するFortinet製の製品") == Names{"Fortinet"});
        CHECK(vendors_of("同社が販売する Fortinet 製の機器") == Names{"Fortinet"});
        CHECK(vendors_of("株式会社サンプルが提供する Router には") == Names{"株式会社サンプル"});
        CHECK(vendors_of("サンプル株式会社が開発する") == Names{"サンプル株式会社"});
        CHECK(vendors_of("サンプル株式会社製ルータ") == Names{"サンプル株式会社"});
        CHECK(vendors_of("今回、Example, Inc. が提供する") == Names{"Example, Inc."});
        CHECK(vendors_of("Example Corporation が提供する") == Names{"Example Corporation"});
        CHECK(vendors_of("Cisco 社の IOS") == Names{"Cisco"});
        CHECK(vendors_of("さくらインターネット製の") == Names{"さくらインターネット"});
        CHECK(vendors_of("はてな製のツール") == Names{"はてな"});
        CHECK(vendors_of("日立製作所製サーバ") == Names{"日立製作所"});
        CHECK(vendors_of("Foo, provided by Example, Inc. contains a flaw.") ==
              Names{"Example, Inc."});
        CHECK(vendors_of("Foo provided by Example Ltd. is vulnerable.") == Names{"Example Ltd."});
    }

    TEST_CASE("words of the sentence are no makers")
    {
        for (const auto* text : {"対象製品は次のとおりです",
                                 "同社の製品",
                                 "開発者が提供する情報",
                                 "各社の対応",
                                 "セキュリティ製品",
                                 "他社製品",
                                 "複製を作成",
                                 "株式会社の",
                                 "JPCERT/CCが提供する情報",
                                 "影響を受ける製品",
                                 "日本製鉄",
                                 "製",
                                 "が提供する"}) {
            CAPTURE(text);
            CHECK(vendors_of(text).empty());
        }
        CHECK(vendors_of("製造業向け").empty());
    }
}

}  // namespace advisory::parsers
