#include "parsers/advisories/statements.hpp"

#include "tests/support/printers.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers {

namespace {

Statements stated(std::string_view text,
                  std::string_view product = {},
                  Meaning meaning = Meaning::affected)
{
    return read_statements(split_lines(text), {.product = product, .wrap = {}, .meaning = meaning});
}

std::vector<std::string> vers_of(const std::vector<AffectedRange>& ranges)
{
    std::vector<std::string> texts;
    for (const auto& range : ranges)
        texts.push_back(versions::format_vers(range.intervals, range.status));
    return texts;
}

std::vector<std::string> products_of(const std::vector<AffectedRange>& ranges)
{
    std::vector<std::string> products;
    products.reserve(ranges.size());
    for (const auto& range : ranges)
        products.push_back(range.product);
    return products;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_SUITE("statements of a section")
{
    TEST_CASE("each entry of the list is a phrase with its place")
    {
        const std::string text =
            "対象となるバージョンは次のとおりです。\n\n"
            "- OpenSSL 3.0.7 より前のバージョン\n"
            "- Apache Tomcat 9.0.0 から 9.0.70 まで\n";

        const auto lists = stated(text);

        REQUIRE(lists.affected.size() == 2);
        CHECK(lists.affected[0].product == "OpenSSL");
        CHECK(lists.affected[1].product == "Apache Tomcat");
        const auto [begin, end] = lists.affected[0].span;
        CHECK(text.substr(begin, end - begin) == "- OpenSSL 3.0.7 より前のバージョン");
        CHECK(lists.unaffected.empty());
    }

    TEST_CASE("an entry without a product has that of the line above it")
    {
        const auto lists = stated(
            "PAN-OS\n"
            "- 11.1.2-h3 より前\n"
            "- 10.2.9-h1 より前\n"
            "\n"
            "- Apache Tomcat\n"
            "  - 9.0.0 から 9.0.70 まで\n");

        CHECK(products_of(lists.affected) == Names{"PAN-OS", "PAN-OS", "Apache Tomcat"});
    }

    TEST_CASE("a product that is listed without a version is kept")
    {
        const auto lists = stated("- Contoso Viewer\n- Contoso Server\n");

        CHECK(products_of(lists.affected) == Names{"Contoso Viewer", "Contoso Server"});
        CHECK(lists.affected[0].status == PhraseStatus::none);
    }

    TEST_CASE("a list of what is spared is not a list of what is affected")
    {
        const auto lists = stated(
            "- OpenSSL 3.0.7 より前のバージョン\n\n"
            "なお、次のバージョンは影響を受けません。\n\n"
            "- OpenSSL 1.1.1 系\n");

        CHECK(products_of(lists.affected) == Names{"OpenSSL"});
        REQUIRE(lists.unaffected.size() == 1);
        CHECK(lists.unaffected[0].product == "OpenSSL");
    }

    TEST_CASE("a list of corrected versions is not a list of affected ones")
    {
        const auto lists = stated(
            "- OpenSSL 3.0.7 より前のバージョン\n\n"
            "修正済みのバージョンは次のとおりです。\n\n"
            "- OpenSSL 3.0.7\n");

        CHECK(lists.affected.size() == 1);
        CHECK(lists.fixed.size() == 1);
    }

    TEST_CASE("an update box begins anew and adds to what stood before")
    {
        const auto lists = stated(
            "次のバージョンは影響を受けません。\n"
            "- OpenSSL 1.0.2 系\n\n"
            "** 更新: 2024年4月17日追記 ****************\n"
            "- OpenSSL 3.1.1 より前の 3.1 系\n"
            "--- 2024年 4 月 19 日更新 ---\n"
            "- OpenSSL 3.2.1 より前の 3.2 系\n");

        CHECK(lists.unaffected.size() == 1);
        CHECK(lists.affected.size() == 2);
    }

    TEST_CASE("entries without a product speak of what the notice speaks of")
    {
        const auto lists = stated("- バージョン 2.3.1 およびそれ以前\n", "Contoso Viewer");

        CHECK(products_of(lists.affected) == Names{"Contoso Viewer"});
    }

    TEST_CASE("a sentence may state a range, or spare one")
    {
        const auto lists = stated(
            "Apache Log4j 2.0 から 2.14.1 までが影響を受けます。\n"
            "Apache Log4j 1系は本脆弱性の影響を受けません。\n");

        CHECK(products_of(lists.affected) == Names{"Apache Log4j"});
        CHECK(products_of(lists.unaffected) == Names{"Apache Log4j"});
    }

    TEST_CASE("words on versions that nobody understands are kept as unread")
    {
        const auto lists =
            stated("対象は、2022年春に出荷された 3 系のうち一部の構成で 3.2 を含むものです。\n",
                   "Contoso Viewer");

        REQUIRE(lists.affected.size() == 1);
        CHECK(lists.affected[0].product == "Contoso Viewer");
        CHECK(lists.affected[0].status != PhraseStatus::parsed);
    }

    TEST_CASE("a CVE above a list is what the list speaks of")
    {
        using Cves = std::vector<std::string>;
        const auto lists = stated(
            "CVE-2021-3450\n"
            "- OpenSSL 1.1.1h、OpenSSL 1.1.1i\n"
            "\n"
            "CVE-2021-3449\n"
            "- OpenSSL 1.1.1kより前の1.1.1系バージョン\n"
            "- OpenSSL 3.0.1 未満 (CVE-2021-9999)\n");

        REQUIRE(lists.affected.size() == 3);
        CHECK(lists.affected[0].cves == Cves{"CVE-2021-3450"});
        CHECK(lists.affected[1].cves == Cves{"CVE-2021-3449"});
        CHECK(lists.affected[2].cves == Cves{"CVE-2021-9999"});
    }

    TEST_CASE("a lead that names CVEs scopes its list")
    {
        const auto lists = stated(
            "CVE-2021-45105の対象となるバージョンは次のとおりです。\n\n"
            "- Apache Log4j-core 2.17.0より前の2系のバージョン\n");

        REQUIRE(lists.affected.size() == 1);
        CHECK(lists.affected[0].cves == Names{"CVE-2021-45105"});
    }

    TEST_CASE("products that are spared are told one by one")
    {
        const auto lists = stated("Cloud NGFW、PanoramaおよびPrisma Accessは影響を受けません。\n");

        CHECK(products_of(lists.unaffected) == Names{"Cloud NGFW", "Panorama", "Prisma Access"});
        CHECK(lists.affected.empty());
    }

    TEST_CASE("a branch above deeper entries is read before them")
    {
        const auto lists = stated(
            "- BIND 9.9系列\n"
            "  - 9.9.8-P3 より前\n");

        REQUIRE(lists.affected.size() == 1);
        CHECK(lists.affected[0].product == "BIND");
        CHECK(vers_of(lists.affected) == Names{"vers:generic/>=9.9|<9.9.8-P3"});
    }

    TEST_CASE("the maker above its products is no product")
    {
        const auto lists = stated(
            "サイボウズ\n"
            "サイボウズ ガルーン 5.0.0 から 5.15.2 まで\n\n"
            "エレコム株式会社\n"
            "WRC-1467FEBK-A 全バージョン\n");

        CHECK(products_of(lists.affected) == Names{"サイボウズ ガルーン", "WRC-1467FEBK-A"});
    }

    TEST_CASE("a footnote is the condition of the entries that bear its mark")
    {
        const auto lists = stated(
            "- SM-PM100 Ver.2.1 より前 (*1)\n"
            "- SM-PM200 Ver.2.1 より前\n\n"
            "(*1) 保守用の接続を有効にしている場合に限ります。\n");

        REQUIRE(lists.affected.size() == 2);
        REQUIRE(lists.affected[0].qualifiers.size() == 1);
        CHECK(lists.affected[0].qualifiers[0].value ==
              "保守用の接続を有効にしている場合に限ります。");
        CHECK(lists.affected[1].qualifiers.empty());
    }

    TEST_CASE("a condition in prose holds for the list before it")
    {
        const auto lists = stated(
            "- PAN-OS 11.1.2-h3 より前の 11.1 系\n\n"
            "GlobalProtectを有効にしている場合に限り影響を受けます。\n");

        REQUIRE(lists.affected.size() == 1);
        REQUIRE(lists.affected[0].qualifiers.size() == 1);
        CHECK(lists.affected[0].qualifiers[0].kind == "condition");
    }

    TEST_CASE("a table is read by its headings")
    {
        for (const auto* text : {"| 製品名 | 影響を受けるバージョン | 修正バージョン |\n"
                                 "|---|---|---|\n"
                                 "| Contoso Viewer | 2.3 以前 | 2.4 |\n"
                                 "| Contoso Server | 5.0 から 5.2 まで | 5.3 |\n",
                                 "製品名\t影響を受けるバージョン\t修正バージョン\n"
                                 "Contoso Viewer\t2.3 以前\t2.4\n"
                                 "Contoso Server\t5.0 から 5.2 まで\t5.3\n",
                                 "製品名            影響を受けるバージョン   修正バージョン\n"
                                 "Contoso Viewer    2.3 以前                 2.4\n"
                                 "Contoso Server    5.0 から 5.2 まで        5.3\n"}) {
            CAPTURE(text);
            const auto lists = stated(text);

            CHECK(products_of(lists.affected) == Names{"Contoso Viewer", "Contoso Server"});
            CHECK(vers_of(lists.affected) ==
                  Names{"vers:generic/<=2.3", "vers:generic/>=5.0|<=5.2"});
            CHECK(vers_of(lists.fixed) == Names{"vers:generic/2.4", "vers:generic/5.3"});
        }
    }

    TEST_CASE("references within a section are no products")
    {
        const auto lists = stated(
            "- Contoso Viewer 2.3 以前\n\n"
            "    Contoso Corporation\n"
            "    Contoso Viewer Security Update\n"
            "    https://contoso.example/psirt/1\n");

        CHECK(products_of(lists.affected) == Names{"Contoso Viewer"});
    }

    TEST_CASE("in prose only what a sentence announces or states counts")
    {
        const auto lists = stated(
            "  Contoso Viewerには、脆弱性があります。\n"
            "    - 4.0 の機能\n\n"
            "  対象となる製品およびバージョンは次のとおりです。\n\n"
            "  - Contoso Viewer 2.3 以前\n\n"
            "  この問題は、Contoso Viewer 2.4 に更新することで解決します。\n\n"
            "  - Contoso Tool 9.9 以前\n",
            {},
            Meaning::none);

        CHECK(products_of(lists.affected) == Names{"Contoso Viewer"});
    }

    TEST_CASE("measures list what is fixed and nothing affected")
    {
        const auto lists = stated(
            "次のバージョンに更新してください。\n\n"
            "- Apache Log4j 2.15.0\n"
            "- 機能を無効にする\n",
            {},
            Meaning::fixed);

        CHECK(lists.affected.empty());
        CHECK(vers_of(lists.fixed) == Names{"vers:generic/2.15.0"});
    }

    TEST_CASE("a corrected version behind words on affected products stays corrected")
    {
        const auto lists = stated(
            "- Contoso Viewer 2.3 以前\n\n"
            "影響を受ける製品の修正済みバージョンは次のとおりです。\n\n"
            "- Contoso Viewer 2.4\n");

        CHECK(vers_of(lists.affected) == Names{"vers:generic/<=2.3"});
        CHECK(vers_of(lists.fixed) == Names{"vers:generic/2.4"});
    }

    TEST_CASE("what a lead calls corrected is not affected in a sentence or a table either")
    {
        const auto lists = stated(
            "- Foo 2.0 以前\n\n"
            "修正済みのバージョンは次のとおりです。\n\n"
            "Foo 2.1。\n\n"
            "製品名 | バージョン\n"
            "Foo | 2.2\n");

        CHECK(vers_of(lists.affected) == Names{"vers:generic/<=2.0"});
        CHECK(vers_of(lists.fixed) == Names{"vers:generic/2.1", "vers:generic/2.2"});
    }

    TEST_CASE("a long scope on a long list is left out, and spares nothing")
    {
        std::string lead;
        for (int number = 10000; number < 11000; ++number)
            lead += "CVE-2020-" + std::to_string(number) + "、";
        std::string entries;
        for (int entry = 0; entry < 500; ++entry)
            entries += "- Foo" + std::to_string(entry) + " 1.0 以前\n";

        const auto affected = stated(lead + "の対象は次のとおりです。\n\n" + entries).affected;
        const auto spared = stated(lead + "の影響を受けない製品は次のとおりです。\n\n" + entries);

        REQUIRE(affected.size() == 500);
        CHECK(affected.front().cves.size() == 1000);
        CHECK(affected.back().cves.empty());
        CHECK(spared.unaffected.size() < 500);
        CHECK_FALSE(spared.unaffected.back().cves.empty());
    }

    TEST_CASE("a list has few of many conditions")
    {
        std::string text = "- Foo 1.0 以前\n\n";
        for (int number = 0; number < 100; ++number)
            text += "機能が有効な場合に限り影響を受けます。\n";

        const auto lists = stated(text);

        REQUIRE(lists.affected.size() == 1);
        CHECK(lists.affected[0].qualifiers.size() == 8);
    }

    TEST_CASE("an empty section lists nothing")
    {
        const auto lists = stated("\n\n");

        CHECK(lists.affected.empty());
        CHECK(lists.unaffected.empty());
        CHECK(lists.fixed.empty());
    }

    TEST_CASE("lines without marks that are whole each are entries each, however long")
    {
        const auto lists = stated(
            "ServerProtect for EMC Celerra 5.8 (Build 1577) 未満\n"
            "ServerProtect for Network Appliance Filers 5.8 (Build 1299) 未満\n"
            "ServerProtect for Storage 6.0 (Build 1284) 未満\n");

        CHECK(products_of(lists.affected) == Names{"ServerProtect for EMC Celerra",
                                                   "ServerProtect for Network Appliance Filers",
                                                   "ServerProtect for Storage"});
    }

    TEST_CASE("the maker above several products is what is named")
    {
        const auto lists = stated("ヤマハ株式会社\n(複数の製品)\n", "ルータ");

        CHECK(products_of(lists.affected) == Names{"ヤマハ株式会社"});
    }

    TEST_CASE("a sentence may leave open what is with older versions")
    {
        const char* const list = "- Foo 4.0 から 4.2.5 まで\n\n";
        for (const char* const sentence :
             {"サポートが終了したバージョンについては、影響の有無を確認していません。\n",
              "これより前のバージョンも影響を受ける可能性があります。\n",
              "Versions that are end of life have not been evaluated.\n"}) {
            CAPTURE(sentence);
            const auto lists = stated(std::string{list} + sentence);
            REQUIRE_FALSE(lists.affected.empty());
            CHECK(lists.affected[0].flags == Names{"OLDER_OPEN"});
        }
        for (const char* const sentence : {"サポートが終了したバージョンは影響を受けません。\n",
                                           "最新のバージョンに更新してください。\n"}) {
            CAPTURE(sentence);
            const auto lists = stated(std::string{list} + sentence);
            REQUIRE_FALSE(lists.affected.empty());
            CHECK(lists.affected[0].flags.empty());
        }
    }

    TEST_CASE("a trade mark does not become letters of the name")
    {
        const auto lists = stated("- Contoso Frame™ 3.0 より前\n");

        CHECK(products_of(lists.affected) == Names{"Contoso Frame"});
    }
}

}  // namespace advisory::parsers
