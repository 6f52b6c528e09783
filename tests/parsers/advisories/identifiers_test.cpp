#include "parsers/advisories/identifiers.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

using Ids = std::vector<std::string>;

TEST_SUITE("identifiers")
{
    TEST_CASE("ids are found between Japanese characters, each once, in order")
    {
        const auto found = find_identifiers(
            "脆弱性CVE-2021-44228が、cve-2021-45046および(CVE-2021-44228)。CVE-2017-1000251");

        CHECK(found.cves == Ids{"CVE-2021-44228", "CVE-2021-45046", "CVE-2017-1000251"});
    }

    TEST_CASE("ids of JVN have one spelling, in text and in addresses")
    {
        const auto found = find_identifiers(
            "JVNVU#96768815 JVN#12345678 JVNDB-2021-005429 JVNTA#90371415 "
            "https://jvn.jp/vu/JVNVU96768815/ https://jvn.jp/jp/JVN%2312345678/index.html");

        CHECK(found.jvn ==
              Ids{"JVNVU#96768815", "JVN#12345678", "JVNDB-2021-005429", "JVNTA#90371415"});
        CHECK(found.urls.size() == 2);
    }

    TEST_CASE("ids of JPCERT/CC are found")
    {
        CHECK(find_identifiers("JPCERT-AT-2021-0050、JPCERT-WR-2011-4001").jpcert ==
              Ids{"JPCERT-AT-2021-0050", "JPCERT-WR-2011-4001"});
    }

    TEST_CASE("what only looks like an id is none")
    {
        for (const auto* text : {"CVE-2021-442",
                                 "CVE-21-44228",
                                 "XCVE-2021-44228",
                                 "CVE-2021-44228x",
                                 "CVE-2021-12345678",
                                 "JVN#1234567",
                                 "JVNVU#123456789",
                                 "CVE2021-44228"}) {
            CAPTURE(text);
            const auto found = find_identifiers(text);
            CHECK(found.cves.empty());
            CHECK(found.jvn.empty());
        }
    }

    TEST_CASE("an address ends where the sentence goes on")
    {
        CHECK(find_identifiers("詳細はhttps://example.jp/a(b)?c=1を参照").urls ==
              Ids{"https://example.jp/a(b)?c=1"});
        CHECK(find_identifiers("(https://example.jp/a).").urls == Ids{"https://example.jp/a"});
        CHECK(find_identifiers("ftp://example.jp/ javascript:alert(1)").urls.empty());
    }

    TEST_CASE("a mail made of ids is bounded")
    {
        std::string text;
        for (int number = 10'000; number < 30'000; ++number)
            text += "CVE-2024-" + std::to_string(number) + ' ';

        CHECK(find_identifiers(text).cves.size() == max_identifiers);
    }

    TEST_CASE("a score belongs to the vector before it")
    {
        const auto found = find_cvss(
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H 基本値: 9.8\n"
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\n基本値9.3\n基本値 "
            "10.0");

        REQUIRE(found.size() == 3);
        CHECK(found[0].version == "3.1");
        CHECK(found[0].vector == "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        CHECK(found[0].score == 9.8);
        CHECK(found[1].version == "4.0");
        CHECK(found[1].score == 9.3);
        CHECK(found[2].vector.empty());
        CHECK(found[2].score == 10.0);
    }

    TEST_CASE("a number that is no score is left alone")
    {
        for (const auto* text :
             {"基本値", "基本値: 高", "基本値 11.0", "基本値: 9", "CVSS:3.1", "CVSS:x.y/z"}) {
            CAPTURE(text);
            CHECK(find_cvss(text).empty());
        }
    }
}

}  // namespace advisory::parsers
