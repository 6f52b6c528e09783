#include <algorithm>

#include "matching/match_advisory.hpp"
#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using test::component;

struct MatchCasesCase {
    const char* phrase;
    Component component;
    Verdict verdict;
    Reason reason;
};

Component log4j_core(const char* version)
{
    return component("", "log4j-core", version, "pkg:maven/org.apache.logging.log4j/log4j-core");
}

Component openssl(const char* version)
{
    return component("OpenSSL", "OpenSSL", version);
}

constexpr auto affected = Verdict::affected;
constexpr auto review = Verdict::review;
constexpr auto spared = Verdict::not_affected;

/// The cases of the matching rules that one phrase and one component make.
std::vector<MatchCasesCase> cases()
{
    const char* const since_2_13 = "Apache Log4j 2.13.0 から 2.15.0 より前のバージョン";
    const char* const core_line = "Apache Log4j-core 2.15.0より前の2系のバージョン";
    const char* const core_beta = "Apache Log4j core 2.0-beta9 から 2.12.1 より前のバージョン";
    const char* const auction = "サンプル製電子入札コアシステム v6 R4 およびそれ以前";
    const char* const backup = "Veritas NetBackup 7.7、8.0、8.1";
    const char* const dotted = "プラネックス MZK-DP300N 1.05およびそれ以前";

    const auto bid = [](const char* version) {
        return component("サンプル", "電子入札コアシステム", version);
    };
    const auto netbackup = [](const char* version) {
        return component("Veritas", "NetBackup", version);
    };
    const auto router = [](const char* version) {
        return component("プラネックス", "MZK-DP300N", version);
    };
    return {
        {since_2_13, log4j_core("2.14.1"), affected, Reason::range_in},
        {since_2_13, log4j_core("2.15.0"), spared, Reason::range_out},
        {core_beta, log4j_core("2.0-beta8"), spared, Reason::range_out},
        {core_beta, log4j_core("2.0"), affected, Reason::range_in},
        {core_line, component("Apache", "Log4j", "1.2.17"), spared, Reason::range_out},
        {core_line, log4j_core("2.14.1"), affected, Reason::range_in},
        {since_2_13,
         component("", "log4j-api", "2.14.1", "pkg:maven/org.apache.logging.log4j/log4j-api"),
         review,
         Reason::sibling_artifact},
        {auction, bid("v6 R4"), affected, Reason::range_in},
        {auction, bid("V5 R12"), affected, Reason::range_in},
        {auction, bid("v6 R4 SP1"), review, Reason::version_unordered},
        {auction, bid("v6 R5"), spared, Reason::range_out},
        {"Contoso Frame 1.5.62 未満",
         component("Contoso", "Frame", "1.5.7"),
         affected,
         Reason::range_in},
        {"Contoso Frame 1.5.62 未満",
         component("Contoso", "Frame", "1.5.62"),
         spared,
         Reason::range_out},
        {"NEC Aterm GB1200PE Ver.1.3.0より前",
         component("NEC", "Aterm GB1200PE", ""),
         review,
         Reason::version_missing},
        {"Trend Micro ServerProtect for Windows 5.8 (Build 1575) 未満",
         component("Trend Micro", "ServerProtect for Windows", "5.8 Build 1571"),
         affected,
         Reason::range_in},
        {"Trend Micro ServerProtect for Windows 5.8 (Build 1575) 未満",
         component("Trend Micro", "ServerProtect for Windows", "5.8 Build 1575"),
         spared,
         Reason::range_out},
        {"Trend Micro ServerProtect for Storage 6.0 (Build 1284) 未満",
         component("Trend Micro", "ServerProtect for Storage", "5.8 Build 1575"),
         affected,
         Reason::range_in},
        {backup, netbackup("8.1.0"), affected, Reason::range_in},
        {backup, netbackup("8.1.1"), review, Reason::enum_branch},
        {backup, netbackup("7.7.3"), review, Reason::enum_branch},
        {backup, netbackup("7.6"), review, Reason::eol_not_listed},
        {backup, netbackup("8.2"), spared, Reason::range_out},
        {"JP1/VERITAS NetBackup 8.0", netbackup("8.0"), affected, Reason::id_alias},
        {"Veritas NetBackup", netbackup("8.0"), review, Reason::range_missing},
        {dotted, router("1.5"), review, Reason::version_unordered},
        {dotted, router("1.04"), affected, Reason::range_in},
        {dotted, router("1.10"), spared, Reason::range_out},
        {"Contoso Frame Ｖｅｒ．２．０ 以前",
         component("Contoso", "Frame", "Ver.2.0"),
         affected,
         Reason::range_in},
        {"OpenSSL 1.1.1w 未満", openssl("1.1.1"), affected, Reason::range_in},
        {"OpenSSL 1.0.2l 未満", openssl("1.0.2k-fips"), affected, Reason::flavour},
        {"OpenSSL 3.0.0 から 3.0.7 より前", openssl("1.1.1k"), spared, Reason::range_out},
        {"OpenSSL 3.0.0 から 3.0.7 より前", openssl("3.0.7"), spared, Reason::range_out},
        {"OpenSSL 3.0.0 から 3.0.7 より前", openssl("3.0.6"), affected, Reason::range_in},
        {"Contoso Frame バージョン 3.1.1a以上 3.1.1d未満",
         component("Contoso", "Frame", "3.1.1"),
         review,
         Reason::version_unordered},
        {"Contoso Frame バージョン 3.1.1a以上 3.1.1d未満",
         component("Contoso", "Frame", "3.1.1c"),
         affected,
         Reason::range_in},
        {"Contoso Frame バージョン 3.1.1a以上 3.1.1d未満",
         component("Contoso", "Frame", "3.1.1d"),
         spared,
         Reason::range_out},
        {"OpenSSL 1.1.1w 未満",
         component("",
                   "openssl",
                   "1.1.1n-0+deb11u5",
                   "pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u5?distro=debian-11"),
         review,
         Reason::backport_possible},
        {"Contoso Frame 3.0.0 未満",
         component("Contoso", "Frame", "3.0.0-rc1"),
         affected,
         Reason::range_in},
        {"Contoso Frame 2.0.0 未満",
         component("Contoso", "Frame", "2.0.0+build5"),
         spared,
         Reason::range_out},
    };
}

}  // namespace

TEST_SUITE("match cases")
{
    TEST_CASE("the cases of the matching rules come out as listed")
    {
        for (const auto& [phrase, component, verdict, reason] : cases()) {
            CAPTURE(phrase);
            CAPTURE(component.version);
            const auto index = test::index_of({component});

            const auto matches = match_advisory(test::notice({phrase}), index);

            REQUIRE(matches.size() == 1);
            CHECK(matches[0].verdict == verdict);
            CHECK(std::ranges::count(matches[0].reasons, reason) == 1);
        }
    }

    TEST_CASE("a phrase on another model of the family is none on this one")
    {
        const auto index = test::index_of({component("NEC", "Aterm WG2600HS2", "1.4.0")});

        const auto matches = match_advisory(test::notice({"NEC Aterm WG2600HS Ver.1.7.2より前",
                                                          "NEC Aterm WG2600HS2 Ver.1.3.2より前"}),
                                            index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::not_affected);
    }

    TEST_CASE("a name that is only alike is a review, and never spared")
    {
        const auto index =
            test::index_of({component("Adobe", "Acrobat Reader DC", "25.001.20800"),
                            component("Contoso", "Acrobat Reader DC", "25.001.20800")});
        const char* const phrase = "Adobe Acrobat Reader DC Continuous 25.001.20982 以前";
        auto spared = test::notice({});
        spared.items[0].unaffected.push_back(test::range(phrase));

        const auto matches = match_advisory(test::notice({phrase}), index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].component == 1);
        CHECK(matches[0].verdict == Verdict::review);
        CHECK(std::ranges::count(matches[0].reasons, Reason::id_fuzzy) == 1);
        CHECK(match_advisory(spared, index).empty());
    }

    TEST_CASE("a phrase on a maker's products is a review of each of them")
    {
        for (const char* const phrase :
             {"複数のフォーティネット製品", "Fortinet 製品", "Fortinet (複数の製品)", "Fortinet"}) {
            CAPTURE(phrase);
            const auto index =
                test::index_of({component("Fortinet", "FortiGate", "7.4.3"),
                                component("", "fortinet-api", "1.0", "pkg:npm/%40fortinet/api"),
                                component("Contoso", "Frame", "1.0")});

            const auto matches = match_advisory(test::notice({phrase}), index);

            REQUIRE(matches.size() == 1);
            CHECK(matches[0].component == 1);
            CHECK(matches[0].verdict == Verdict::review);
            CHECK(matches[0].reasons == std::vector{Reason::id_maker_only, Reason::range_missing});
        }
    }

    TEST_CASE("a name that is a maker's and a product's means the product")
    {
        const auto index = test::index_of({component("OpenSSL", "OpenSSL", "3.0.1"),
                                           component("OpenSSL", "Test Harness", "1.0")});

        const auto matches = match_advisory(test::notice({"OpenSSL"}), index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].component == 1);
    }

    TEST_CASE("a product that a phrase names is not judged by one on all of its maker's")
    {
        const auto index = test::index_of({component("Fortinet", "FortiWeb", "8.0.2")});

        const auto matches = match_advisory(
            test::notice({"Fortinet FortiWeb 8.0.0 から 8.0.1 まで", "複数の Fortinet 製品"}),
            index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::not_affected);
    }

    TEST_CASE("what a remark says of another product is no match")
    {
        const auto index = test::index_of({component("Oracle", "OpenJDK", "11")});

        CHECK(match_advisory(test::notice({"2.17.1（Java 8以降のユーザー向け）"}), index).empty());
    }
}

}  // namespace advisory::matching
