#include "parsers/advisories/affected_section.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

AffectedLists read(std::string_view text, std::string_view product = {})
{
    return read_affected_section(split_lines(text), product);
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

TEST_SUITE("affected section")
{
    TEST_CASE("each entry of the list is a phrase with its place")
    {
        const std::string text =
            "対象となるバージョンは次のとおりです。\n\n"
            "- OpenSSL 3.0.7 より前のバージョン\n"
            "- Apache Tomcat 9.0.0 から 9.0.70 まで\n";

        const auto lists = read(text);

        REQUIRE(lists.affected.size() == 2);
        CHECK(lists.affected[0].product == "OpenSSL");
        CHECK(lists.affected[1].product == "Apache Tomcat");
        const auto [begin, end] = lists.affected[0].span;
        CHECK(text.substr(begin, end - begin) == "- OpenSSL 3.0.7 より前のバージョン");
        CHECK(lists.unaffected.empty());
    }

    TEST_CASE("an entry without a product has that of the line above it")
    {
        const auto lists = read(
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
        const auto lists = read("- Contoso Viewer\n- Contoso Server\n");

        CHECK(products_of(lists.affected) == Names{"Contoso Viewer", "Contoso Server"});
        CHECK(lists.affected[0].status == PhraseStatus::none);
    }

    TEST_CASE("a list of what is spared is not a list of what is affected")
    {
        const auto lists = read(
            "- OpenSSL 3.0.7 より前のバージョン\n\n"
            "なお、次のバージョンは影響を受けません。\n\n"
            "- OpenSSL 1.1.1 系\n");

        CHECK(products_of(lists.affected) == Names{"OpenSSL"});
        REQUIRE(lists.unaffected.size() == 1);
        CHECK(lists.unaffected[0].product == "OpenSSL");
    }

    TEST_CASE("a list of corrected versions is not a list of affected ones")
    {
        const auto lists = read(
            "- OpenSSL 3.0.7 より前のバージョン\n\n"
            "修正済みのバージョンは次のとおりです。\n\n"
            "- OpenSSL 3.0.7\n");

        CHECK(lists.affected.size() == 1);
        CHECK(lists.fixed.size() == 1);
    }

    TEST_CASE("an update box begins anew and adds to what stood before")
    {
        const auto lists = read(
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
        const auto lists = read("- バージョン 2.3.1 およびそれ以前\n", "Contoso Viewer");

        CHECK(products_of(lists.affected) == Names{"Contoso Viewer"});
    }

    TEST_CASE("a sentence may state a range, or spare one")
    {
        const auto lists = read(
            "Apache Log4j 2.0 から 2.14.1 までが影響を受けます。\n"
            "Apache Log4j 1系は本脆弱性の影響を受けません。\n");

        CHECK(products_of(lists.affected) == Names{"Apache Log4j"});
        CHECK(products_of(lists.unaffected) == Names{"Apache Log4j"});
    }

    TEST_CASE("words on versions that nobody understands are kept as unread")
    {
        const auto lists =
            read("対象は、2022年春に出荷された 3 系のうち一部の構成で 3.2 を含むものです。\n",
                 "Contoso Viewer");

        REQUIRE(lists.affected.size() == 1);
        CHECK(lists.affected[0].product == "Contoso Viewer");
        CHECK(lists.affected[0].status != PhraseStatus::parsed);
    }

    TEST_CASE("a CVE above a list is what the list speaks of")
    {
        using Cves = std::vector<std::string>;
        const auto lists = read(
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

    TEST_CASE("an empty section lists nothing")
    {
        const auto lists = read("\n\n");

        CHECK(lists.affected.empty());
        CHECK(lists.unaffected.empty());
        CHECK(lists.fixed.empty());
    }
}

}  // namespace advisory::parsers
