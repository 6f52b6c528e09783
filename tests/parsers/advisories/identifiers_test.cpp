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
}

}  // namespace advisory::parsers
