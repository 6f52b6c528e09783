#include "matching/names.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::matching {

TEST_SUITE("names")
{
    TEST_CASE("two spellings of one name have one key")
    {
        struct Row {
            const char* one;
            const char* other;
        };
        for (const auto& [one, other] : {
                 Row{"Log4j-core", "log4j_core"},
                 Row{"ＯｐｅｎＳＳＬ", "openssl"},
                 Row{"サイボウズ Garoon", "サイボウズGaroon"},
                 Row{"PAN‑OS", "PAN-OS"},
                 Row{"Apache  HTTP Server", "apache http server"},
                 Row{"Acme® Viewer™", "Acme Viewer"},
                 Row{"Acme(R) Viewer (TM)", "Acme Viewer"},
                 Row{"Acme（Ｒ）Viewer（ＴＭ）", "Acme Viewer"},
                 Row{"Acme®Viewer", "Acme Viewer"},
                 Row{"Acme Viewer 2(tm)", "Acme Viewer 2"},
                 Row{"Open\u200bSSL", "OpenSSL"},
                 Row{"サーバ", "サーバー"},
                 Row{"コンピュータ", "コンピューター"},
                 Row{"画像ルータ X1", "画像ルーター‐X1"},
                 Row{"ブラウザ", "ﾌﾞﾗｳｻﾞｰ"},
                 Row{"サーバ–X", "サ－バーX"},
                 Row{"サーバー ソフト", "サーバーソフト"},
                 Row{"GEヘルスケア・ジャパン", "GE ヘルスケアジャパン"},
                 Row{"トレンド･マイクロ", "トレンドマイクロ"},
                 Row{"A～B", "a〜b"},
             }) {
            CAPTURE(one);
            CHECK(key_of(one) == key_of(other));
        }
    }

    TEST_CASE("a short word keeps its prolonged sound mark, and other sounds stay apart")
    {
        struct Row {
            const char* one;
            const char* other;
        };
        for (const auto& [one, other] : {
                 Row{"キー", "キ"},
                 Row{"リコー", "リコ"},
                 Row{"サーバ", "サバ"},
                 Row{"ヴァイタル", "バイタル"},
                 Row{"はし", "ばし"},
             }) {
            CAPTURE(one);
            CHECK(key_of(one) != key_of(other));
        }
    }

    TEST_CASE("a key is its own key")
    {
        for (const auto* name :
             {"サーバーー・ルーター", "Log4j-core", "ーーーー", "キー", "サ・ー・バー"}) {
            CAPTURE(name);
            CHECK(key_of(key_of(name)) == key_of(name));
        }
    }

    TEST_CASE("a search key writes foreign sounds one way")
    {
        CHECK(search_key_of("ヴァイタルモニタ") == "バイタルモニタ");
        CHECK(search_key_of("ドライヴ x") == "ドライブ x");
        CHECK(search_key_of("ヴュー") == "ビュー");
        CHECK(search_key_of("openssl").compare("openssl") == 0);
        CHECK(search_key_of("").empty());
    }

    TEST_CASE("models that differ in their last digit stay apart")
    {
        CHECK(key_of("WG2600HS") != key_of("WG2600HS2"));
    }

    TEST_CASE("(R) behind a number may tell a model apart, so such names are only alike")
    {
        CHECK(key_of("Acme X-100(R)") == key_of("Acme X-100 (R)"));
        CHECK(key_of("Acme X-100(R)") != key_of("Acme X-100"));
        CHECK(are_similar(key_of("Acme X-100(R)"), key_of("Acme X-100")));
    }

    TEST_CASE("a maker's legal form does not count")
    {
        for (const auto* name : {"Apache", "Apache Software Foundation", "The Apache Foundation"}) {
            CAPTURE(name);
            CHECK(vendor_key_of(name) == "apache");
        }
        CHECK(vendor_key_of("サンプル株式会社") == vendor_key_of("㈱サンプル"));
        for (const auto* name : {"Example Co., Ltd.",
                                 "EXAMPLE CO.,LTD",
                                 "Example K.K.",
                                 "Example B.V.",
                                 "Example AG & Co. KGaA",
                                 "Example GmbH & Co. KG",
                                 "株式会社Example",
                                 "Example（株）",
                                 "㈱ Example",
                                 "一般財団法人 Example",
                                 "Example合同会社",
                                 "Ｅｘａｍｐｌｅ, Inc"}) {
            CAPTURE(name);
            CHECK(vendor_key_of(name) == "example");
        }
        CHECK(vendor_key_of("フォーティネットInc.") == "フォーティネット");
        CHECK(vendor_key_of("株式会社") == "株式会社");
        CHECK(vendor_key_of("Contoso PLC") == "contoso plc");
    }

    TEST_CASE("a name is looked for whole, without its tail, and in its parts")
    {
        const auto has = [](std::string_view product, std::string_view key) {
            return std::ranges::count(product_names_of(product), key) == 1;
        };

        CHECK(has("Aterm WF1200CR ファームウェア", "aterm wf1200cr"));
        CHECK(has("Apache Log4j (log4j-core)", "apache log4j"));
        CHECK(has("Apache Log4j (log4j-core)", "log4j-core"));
        CHECK(has("CS1H/CJ1G", "cj1g"));
        CHECK(has("Firefox および Thunderbird", "thunderbird"));
    }

    TEST_CASE("a name of a thousand parts is looked for in a few")
    {
        std::string list = "P0";
        for (int part = 1; part < 1000; ++part)
            list += "、P" + std::to_string(part);

        CHECK(product_names_of(list).size() <= 128);
    }

    TEST_CASE("the last name of a list of forty is looked for, too")
    {
        std::string list = "Kita View 1";
        for (int part = 2; part <= 40; ++part)
            list += "、View " + std::to_string(part);

        const auto names = product_names_of(list);

        CHECK(std::ranges::count(names, "view 40") == 1);
        CHECK(std::ranges::count(names, "kita view 40") == 1);
    }

    TEST_CASE("words that everyone uses say nothing alone")
    {
        for (const auto* name : {"core", "viewer", "gateway", "nx", "curl", "サーバ", "システム"}) {
            CAPTURE(name);
            CHECK(is_generic(name));
        }
        for (const auto* name : {"openssl", "wg2600hs", "s7 1500"}) {
            CAPTURE(name);
            CHECK_FALSE(is_generic(name));
        }
    }

    TEST_CASE("names are alike by their words or their letters, and never by other digits")
    {
        const auto alike = [](std::string_view one, std::string_view other) {
            const bool is_alike = are_similar(key_of(one), key_of(other));
            CHECK(are_similar(key_of(other), key_of(one)) == is_alike);
            return is_alike;
        };

        CHECK(alike("Acrobat Reader DC", "Acrobat Reader DC Continuous"));
        CHECK(alike("Java SE", "Java SE JDK/JRE"));
        CHECK(alike("Connect Secure", "Conect Secure"));
        CHECK(alike("ヴァイタルビューア", "バイタルビューア"));
        CHECK(alike("サンプル ヴェータ", "サンプル ベータ"));
        CHECK_FALSE(alike("WG2600HS", "WG2600HS2"));
        CHECK_FALSE(alike("Windows", "Windows Server 2022"));
        CHECK_FALSE(alike("Server", "Apache Server"));
        CHECK_FALSE(alike("Connect Secure", "Connect Secure"));
        CHECK_FALSE(alike("", "Connect Secure"));
        CHECK_FALSE(alike("Garoon", "Mailwise"));
    }

    TEST_CASE("a core artifact belongs to a product")
    {
        CHECK(family_of("log4j core") == "log4j");
        CHECK(family_of("log4j api").empty());
        CHECK(family_of("core").empty());
    }

    TEST_CASE("a model of a list is looked for alone and with the series before the list")
    {
        const auto names = [](std::string_view model, std::string_view product) {
            std::vector<std::string> keys;
            for (const auto& name : model_names_of(model, product))
                keys.push_back(key_of(name));
            return keys;
        };
        using Names = std::vector<std::string>;

        CHECK(names("WG2600HP4", "Aterm WG2600HS、WG2600HP4") ==
              Names{"wg2600hp4", "aterm wg2600hp4"});
        CHECK(names("Q06UDEHCPU", "Q04/06UDEHCPU") == Names{"q06udehcpu"});
        CHECK(names("R04CPU", "MELSEC iQ-R series R04/08CPU") ==
              Names{"r04cpu", "melsec iq r series r04cpu", "melsec iq r r04cpu"});
        CHECK(names("R04CPU", "MELSEC iQ-R シリーズ R04/08CPU").back() == "melsec iq r r04cpu");
        CHECK(names("X1", "") == Names{"x1"});
        CHECK(names("", "Aterm").empty());
    }
}

}  // namespace advisory::matching
