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

    TEST_CASE("abbreviated lists and ranges of CVEs are read in full")
    {
        struct Row {
            const char* text;
            Ids cves;
        };
        for (const auto& [text, cves] : std::vector<Row>{
                 {"CVE-2018-0626~0628", {"CVE-2018-0626", "CVE-2018-0627", "CVE-2018-0628"}},
                 {"CVE-2018-0626から0628まで", {"CVE-2018-0626", "CVE-2018-0627", "CVE-2018-0628"}},
                 {"CVE-2018-0626 ~ CVE-2018-0628",
                  {"CVE-2018-0626", "CVE-2018-0627", "CVE-2018-0628"}},
                 {"CVE-2025-0354、0355、0356", {"CVE-2025-0354", "CVE-2025-0355", "CVE-2025-0356"}},
                 {"CVE-2025-0354~0356、0359",
                  {"CVE-2025-0354", "CVE-2025-0355", "CVE-2025-0356", "CVE-2025-0359"}},
                 {"(CVE-2024-31397、31398)の", {"CVE-2024-31397", "CVE-2024-31398"}},
                 {"CVE-2021-44228, -45046", {"CVE-2021-44228", "CVE-2021-45046"}},
                 {"CVE-2021-45046/45105.", {"CVE-2021-45046", "CVE-2021-45105"}},
                 {"CVE-2021-45046、2021-45105", {"CVE-2021-45046", "CVE-2021-45105"}},
                 {"CVE-2024-31397、CVE-2023-31398", {"CVE-2024-31397", "CVE-2023-31398"}},
                 {"CVE-2025-0354、\n  0355", {"CVE-2025-0354", "CVE-2025-0355"}},
                 {"CVE-2021-\n44228 です", {"CVE-2021-44228"}},
                 {"CVE-2021-442\n28 です", {"CVE-2021-44228"}},
                 {"CVE-2021-4422\n8 台", {"CVE-2021-4422"}},
                 {"CVE-2018-0626~9999", {"CVE-2018-0626", "CVE-2018-9999"}},
                 {"CVE-2018-0628~0626", {"CVE-2018-0628", "CVE-2018-0626"}},
                 {"CVE-2018-0626~CVE-2019-0628", {"CVE-2018-0626", "CVE-2019-0628"}},
             }) {
            CAPTURE(text);
            CHECK(find_identifiers(text).cves == cves);
        }
    }

    TEST_CASE("a date, a version or a number behind a CVE is no serial")
    {
        for (const auto* text : {"CVE-2024-1234、2024年4月15日",
                                 "CVE-2024-1234, 2.15.0",
                                 "CVE-2024-1234, 10240.20345",
                                 "CVE-2024-1234 / 2024-04-15",
                                 "CVE-2024-1234/2024/04/15",
                                 "CVE-2024-1234から2024年",
                                 "CVE-2024-1234、2025",
                                 "CVE-2024-1234-2024",
                                 "CVE-2024-1234, 5000件",
                                 "CVE-2024-1234 and 20000 hosts",
                                 "CVE-2024-1234\n12345",
                                 "CVE-2024-1234、12345678",
                                 "CVE-2024-1234, 1234a"}) {
            CAPTURE(text);
            CHECK(find_identifiers(text).cves == Ids{"CVE-2024-1234"});
        }
        CHECK(find_identifiers("CVE-2021-442\n2.15.0").cves.empty());
        CHECK(find_identifiers("CVE-2021-442\n2021-12-11").cves.empty());
        CHECK(find_identifiers("CVE-2021-\n2021年").cves.empty());
    }

    TEST_CASE("a range that is not followed is told")
    {
        for (const auto* text :
             {"CVE-2018-0626~9999", "CVE-2018-0628から0626", "CVE-2024-1234、2025"}) {
            CAPTURE(text);
            CHECK(find_identifiers(text).suspects.size() == 1);
        }
    }

    TEST_CASE("ids of makers and others have their own spelling")
    {
        struct Row {
            const char* text;
            const char* id;
        };
        for (const auto& [text, id] : {
                 Row{"VU#123456", "VU#123456"},
                 Row{"TA12-345a", "TA12-345A"},
                 Row{"(ICSA-19-311-01)", "ICSA-19-311-01"},
                 Row{"ICSMA-20-049-02", "ICSMA-20-049-02"},
                 Row{"(APSB24-01)", "APSB24-01"},
                 Row{"ms17-010", "MS17-010"},
                 Row{"ADV190023", "ADV190023"},
                 Row{"KB5034441", "KB5034441"},
                 Row{"(S2-045)", "S2-045"},
                 Row{"FG-IR-23-097", "FG-IR-23-097"},
                 Row{"CyVDB-1234", "CyVDB-1234"},
                 Row{"VMSA-2024-0006", "VMSA-2024-0006"},
                 Row{"CTX123456", "CTX123456"},
                 Row{"cisco-sa-20180328-smi2", "cisco-sa-20180328-smi2"},
                 Row{"cisco-sa-asaftd-webvpn-dos-Zx1を", "cisco-sa-asaftd-webvpn-dos-Zx1"},
                 Row{"NISCC-123456", "NISCC-123456"},
                 Row{"JVNCA-2006-01", "JVNCA-2006-01"},
                 Row{"JVNTA05-123A", "JVNTA05-123A"},
                 Row{"HIRT-PUB15001", "HIRT-PUB15001"},
                 Row{"hitachi-sec-2024-101", "hitachi-sec-2024-101"},
                 Row{"ricoh-2024-000001", "ricoh-2024-000001"},
                 Row{"GHSA-JFH8-c2jp-5v3q", "GHSA-jfh8-c2jp-5v3q"},
                 Row{"RHSA-2024:1234", "RHSA-2024:1234"},
                 Row{"USN-1234-1", "USN-1234-1"},
                 Row{"DSA-1234-1", "DSA-1234-1"},
                 Row{"ZDI-24-123", "ZDI-24-123"},
                 Row{"脆弱性MS17-010が", "MS17-010"},
             }) {
            CAPTURE(text);
            const auto found = find_identifiers(text);
            CHECK(found.other == Ids{id});
            CHECK(found.jvn.empty());
        }
        CHECK(find_identifiers("(CWE-79)、cwe-352").cwes == Ids{"CWE-79", "CWE-352"});
    }

    TEST_CASE("what only looks like an id of a maker is none")
    {
        for (const auto* text : {"JMS17-010",
                                 "MS17-0100",
                                 "VU#12345",
                                 "KB50",
                                 "US2-045",
                                 "CWE-Other",
                                 "RHSA-2024",
                                 "GHSA-abcd-efgh",
                                 "cisco-sa-",
                                 "JVNVU#96768815"}) {
            CAPTURE(text);
            const auto found = find_identifiers(text);
            CHECK(found.other.empty());
            CHECK(found.cwes.empty());
        }
    }

    TEST_CASE("a copy of JVN on another host is no source of its ids")
    {
        for (const auto* text : {"https://452123.dnxkx.asia/vu/JVNVU96768815/",
                                 "https://jvn.jp.example/vu/JVNVU96768815/",
                                 "https://jvn.jp@example.com/vu/JVNVU96768815/",
                                 "https://notjvn.jp/vu/JVNVU96768815/",
                                 "https://proxy.example/?q=https://jvn.jp/vu/JVNVU96768815/",
                                 "452123.dnxkx.asia/vu/JVNVU96768815/"}) {
            CAPTURE(text);
            CHECK(find_identifiers(text).jvn.empty());
        }
        for (const auto* text : {"https://jvn.jp/vu/JVNVU96768815/",
                                 "http://jvndb.jvn.jp:80/ja/JVNVU96768815.html",
                                 "https://www.jpcert.or.jp/x/JVNVU%2396768815",
                                 "jvn.jp/vu/JVNVU96768815/",
                                 "CERT/JVNVU#96768815"}) {
            CAPTURE(text);
            CHECK(find_identifiers(text).jvn == Ids{"JVNVU#96768815"});
        }
        CHECK(find_identifiers("https://nvd.nist.gov/vuln/detail/CVE-2021-44228").cves ==
              Ids{"CVE-2021-44228"});
    }

    TEST_CASE("what looks mistyped is told and not corrected")
    {
        for (const auto* text : {"CVE-2021-442",
                                 "CVE-2021-12345678",
                                 "CVE-2023043752",
                                 "CVE2021-44228",
                                 "CVE-21-44228",
                                 "CVE-2O21-44228",
                                 "CVE-2021-44228x",
                                 "JVN#1234567",
                                 "JVNVU#123456789",
                                 "JVNDB-2021-0054290"}) {
            CAPTURE(text);
            const auto found = find_identifiers(text);
            CHECK(found.suspects.size() == 1);
            CHECK(found.cves.empty());
            CHECK(found.jvn.empty());
        }

        const auto found = find_identifiers("CVE-1997-0001");
        CHECK(found.cves.size() == 1);
        CHECK(found.suspects.size() == 1);
    }

    TEST_CASE("the rarer of two CVEs that differ by one digit is suspected")
    {
        const auto found =
            find_identifiers("CVE-2021-44228 の脆弱性。CVE-2021-4428 および CVE-2021-44228");

        REQUIRE(found.suspects.size() == 1);
        CHECK(found.suspects[0].text == "CVE-2021-4428");
        CHECK(found.suspects[0].reason == "similar to CVE-2021-44228");
        CHECK(found.cves.size() == 2);
    }

    TEST_CASE("ids that are clearly meant are not suspected")
    {
        for (const auto* text : {"CVE-2021-45046/45105",
                                 "CVE-2024-31397 と CVE-2024-31398",
                                 "CVE-2024-1234、CVE-2024-12345",
                                 "CVE-2024-1234 ... CVE-2023-12345",
                                 "CVE-2021-44228",
                                 "CVE-ID",
                                 "CVE-2024-xxxx",
                                 "CVEs of 2024",
                                 "JVN#",
                                 "JVN iPedia",
                                 "JVNDB-ID",
                                 "JVNDB-",
                                 "CVE",
                                 "CVE-"}) {
            CAPTURE(text);
            CHECK(find_identifiers(text).suspects.empty());
        }
    }

    TEST_CASE("the place of each id is told, once")
    {
        const std::string text =
            "脆弱性 CVE-2021-44228、45046 (CWE-79) CVE-2021-44228 JVN%2312345678";

        const auto found = find_identifiers(text);

        REQUIRE(found.occurrences.size() == 4);
        const auto place = [&text](const Occurrence& at) {
            return text.substr(at.begin, at.end - at.begin);
        };
        CHECK(found.occurrences[0].value == "CVE-2021-44228");
        CHECK(place(found.occurrences[0]) == "CVE-2021-44228");
        CHECK(found.occurrences[1].value == "CVE-2021-45046");
        CHECK(place(found.occurrences[1]) == "45046");
        CHECK(place(found.occurrences[2]) == "CWE-79");
        CHECK(found.occurrences[3].value == "JVN#12345678");
        CHECK(place(found.occurrences[3]) == "JVN%2312345678");
    }

    TEST_CASE("hostile texts cost bounded time and room")
    {
        std::string nested;
        std::string ranges;
        std::string typos;
        for (int count = 0; count < 50'000; ++count) {
            nested += "http://";
            ranges += "CVE-" + std::to_string(2000 + count / 100) + '-' +
                      std::to_string(1000 + count % 100 * 80) + "~" +
                      std::to_string(1000 + count % 100 * 80 + 79) + ' ';
            typos += "CVE-2021-1 ";
        }

        CHECK(find_identifiers(nested).urls.size() <= 1);
        CHECK(find_identifiers(ranges).cves.size() == max_identifiers);
        CHECK(find_identifiers(typos).suspects.size() <= max_suspects);
    }
}

}  // namespace advisory::parsers
