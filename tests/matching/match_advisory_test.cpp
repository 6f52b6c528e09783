#include "matching/match_advisory.hpp"

#include <algorithm>

#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using test::component;

bool has_reason_for_match_advisory(const Match& match, Reason reason)
{
    return std::ranges::find(match.reasons, reason) != match.reasons.end();
}

}  // namespace

TEST_SUITE("match advisory")
{
    TEST_CASE("a phrase with CVEs of its own makes a verdict for these only")
    {
        const auto index = test::index_of({component("NEC", "Aterm WG2600HM4", "1.4.1")});

        const auto matches = match_advisory(
            test::notice({"NEC Aterm WG2600HM4 Ver.1.4.2より前（CVE-2025-0354、CVE-2025-0355）"},
                         {"CVE-2025-0354", "CVE-2025-0355", "CVE-2025-0356"}),
            index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::affected);
        CHECK(matches[0].cves == std::vector<std::string>{"CVE-2025-0354", "CVE-2025-0355"});
    }

    TEST_CASE("the same component may be affected by one CVE and spared by another")
    {
        const auto index = test::index_of(
            {component("Apache", "HTTP Server", "2.4.50", "", "cpe:/a:apache:http_server:2.4.50")});

        const auto matches = match_advisory(
            test::notice({"Apache HTTP Server 2.4.7から2.4.51 - CVE-2021-44224",
                          "Apache HTTP Server 2.4.49およびそれ以前 - CVE-2021-41773"},
                         {"CVE-2021-44224", "CVE-2021-41773"}),
            index);

        REQUIRE(matches.size() == 2);
        CHECK(matches[0].verdict == Verdict::affected);
        CHECK(matches[0].cves == std::vector<std::string>{"CVE-2021-44224"});
        CHECK(matches[1].verdict == Verdict::not_affected);
        CHECK(matches[1].cves == std::vector<std::string>{"CVE-2021-41773"});
    }

    TEST_CASE("a platform in another form names the same product, another platform another one")
    {
        const auto index = test::index_of({component("Kita", "Seri VPN Client (Windows版)", "5.1"),
                                           component("Kita", "Windows 版 Seri VPN Client", "5.2"),
                                           component("Kita", "Seri VPN Client (macOS)", "5.1"),
                                           component("Kita", "Seri Linux", "5.1")});

        const auto of_platform =
            match_advisory(test::notice({"Kita Seri VPN Client for Windows 5.1.2 以前"}), index);
        const auto of_doubt = match_advisory(test::notice({"Kita Seri for Linux 6.0 以前"}), index);

        REQUIRE(of_platform.size() == 2);
        CHECK(of_platform[0].verdict == Verdict::affected);
        CHECK(of_platform[1].verdict == Verdict::not_affected);
        REQUIRE(of_doubt.size() == 1);
        CHECK(of_doubt[0].verdict == Verdict::review);
        CHECK(has_reason_for_match_advisory(of_doubt[0], Reason::id_fuzzy));
    }

    TEST_CASE("a name of one word is found with its edition, unless the name itself is there")
    {
        const auto edition = component("Kita", "KitaView Enterprise", "3.0");
        const auto alone = test::index_of({edition});
        const auto beside = test::index_of({edition, component("Kita", "KitaView", "5.0")});
        const auto notice = test::notice({"Kita KitaView 4.0 以前"});

        const auto found = match_advisory(notice, alone);

        REQUIRE(found.size() == 1);
        CHECK(found[0].verdict == Verdict::review);
        CHECK(match_advisory(notice, beside).size() == 1);
    }

    TEST_CASE("a registered product in words that were not read is a review")
    {
        const auto index = test::index_of({component("Kita", "KitaView", "3.9"),
                                           component("Kita", "KitaEdit", "4.9"),
                                           component("Kita", "KitaPlay", "4.9")});
        AffectedRange range = test::range("KitaView 4.0 以前");
        range.status = PhraseStatus::partial;
        range.qualifiers = {{"condition", "ならびに KitaEdit 5.0 以前"},
                            {"condition", "KitaPlay を使用している場合"}};
        auto notice = test::notice({});
        notice.items[0].vendors = {"Kita"};
        notice.items[0].affected = {range};

        const auto matches = match_advisory(notice, index);

        REQUIRE(matches.size() == 2);
        CHECK(matches[1].verdict == Verdict::review);
        CHECK(matches[1].evidence.inventory_name == "KitaEdit");
        CHECK(has_reason_for_match_advisory(matches[1], Reason::range_unparsed));
    }

    TEST_CASE("branches of one product are held against the version together")
    {
        const auto index = test::index_of({component("OpenSSL", "OpenSSL", "1.1.1k")});

        const auto matches = match_advisory(
            test::notice({"OpenSSL 1.1.1l より前の 1.1.1 系", "OpenSSL 3.0.2 より前の 3.0 系"}),
            index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::affected);
        CHECK(matches[0].phrase.find(" / ") != std::string::npos);
        CHECK(matches[0].vers == "vers:generic/>=1.1.1|<1.1.1l|>=3.0|<3.0.2");
    }

    TEST_CASE("a statement that spares a version settles it only where no range says otherwise")
    {
        const auto index = test::index_of({component("Apache", "Log4j", "2.12.2")});
        auto exception = test::notice({"Apache Log4j 2.0 から 2.14.1"});
        exception.items[0].unaffected.push_back(test::range("Apache Log4j 2.12.2"));
        auto statement = test::notice({});
        statement.items[0].unaffected.push_back(test::range("Apache Log4j 2.12.2"));

        const auto conflict = match_advisory(exception, index);
        const auto stated = match_advisory(statement, index);

        REQUIRE(conflict.size() == 1);
        CHECK(conflict[0].verdict == Verdict::affected);
        CHECK(has_reason_for_match_advisory(conflict[0], Reason::source_conflict));
        REQUIRE(stated.size() == 1);
        CHECK(stated[0].verdict == Verdict::not_affected);
        CHECK(has_reason_for_match_advisory(stated[0], Reason::stated_unaffected));
    }

    TEST_CASE("a statement speaks where a list is silent, not where it was not understood")
    {
        const auto index = test::index_of({component("OpenSSL", "OpenSSL", "1.0.2k")});
        auto silent = test::notice({"OpenSSL 1.1.1h、OpenSSL 1.1.1i"});
        silent.items[0].unaffected.push_back(test::range("OpenSSL 1.0.2系"));
        auto unread = silent;
        unread.items[0].affected[0].status = PhraseStatus::unparsed;

        CHECK(match_advisory(silent, index).at(0).verdict == Verdict::not_affected);
        CHECK(match_advisory(unread, index).at(0).verdict == Verdict::review);
    }

    TEST_CASE("a CVE without a range spares only what is behind every corrected version")
    {
        auto advisory = test::notice({"Apache Log4j 2.15.0 より前の 2系"},
                                     {"CVE-2021-44228", "CVE-2021-44832"});
        AffectedRange added;
        added.product = "Apache Log4j";
        added.status = PhraseStatus::none;
        added.cves = {"CVE-2021-44832"};
        advisory.items[0].affected.push_back(added);
        advisory.items[0].fixed = {test::range("Apache Log4j 2.15.0"),
                                   test::range("Apache Log4j 2.17.1")};
        const auto verdicts = [&advisory](const char* version) {
            const auto index = test::index_of({component("Apache", "Log4j", version)});
            std::vector<Verdict> found;
            for (const auto& match : match_advisory(advisory, index))
                found.push_back(match.verdict);
            return found;
        };

        using Verdicts = std::vector<Verdict>;
        CHECK(verdicts("2.16.0") == Verdicts{Verdict::not_affected, Verdict::review});
        CHECK(verdicts("2.17.1") == Verdicts{Verdict::not_affected, Verdict::not_affected});
        CHECK(verdicts("2.14.1") == Verdicts{Verdict::affected, Verdict::review});
    }

    TEST_CASE("a product that is named only as the cure is not matched")
    {
        const auto index = test::index_of({component("Apache", "Log4j", "2.14.1")});
        auto advisory = test::notice({});
        advisory.items[0].fixed = {test::range("Apache Log4j 2.15.0")};

        CHECK(match_advisory(advisory, index).empty());
    }

    TEST_CASE("a product that is named only as spared, in another version, is a question")
    {
        const auto index = test::index_of({component("Apache", "Log4j", "2.14.1")});
        auto advisory = test::notice({});
        advisory.items[0].unaffected.push_back(test::range("Apache Log4j 1系"));

        const auto matches = match_advisory(advisory, index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::review);
        CHECK(has_reason_for_match_advisory(matches[0], Reason::range_missing));
    }

    TEST_CASE("a registered product is found by its name and by its model")
    {
        ProductVersion product;
        product.row = 7;
        product.product_id = "P1";
        product.product_name = "CentralStation";
        product.model = "CNS-9701";
        product.version = "2.10";
        product.vendor = "日本光電";
        const auto index = test::index_of(product);

        for (const auto* phrase :
             {"日本光電 CentralStation 2.20 より前", "日本光電 CNS-9701 2.20 より前"}) {
            CAPTURE(phrase);
            const auto matches = match_advisory(test::notice({phrase}), index);

            REQUIRE(matches.size() == 1);
            CHECK(matches[0].product == 7);
            CHECK(matches[0].component == 0);
        }
    }

    TEST_CASE("a phrase that was not read still finds the product that it begins with")
    {
        const auto index = test::index_of({component("日本光電", "CentralStation", "02-10")});
        AffectedRange unread;
        unread.product = "日本光電 CentralStation 02-20";
        unread.phrase = "日本光電 CentralStation 02-20 より前";
        unread.status = PhraseStatus::unparsed;
        auto advisory = test::notice({});
        advisory.items[0].affected = {unread};

        const auto matches = match_advisory(advisory, index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::review);
        CHECK(has_reason_for_match_advisory(matches[0], Reason::range_unparsed));
    }

    TEST_CASE("two versions in one inventory row make a question of it")
    {
        const auto index =
            test::index_of({component("OpenSSL", "OpenSSL", "3.0.7", "pkg:generic/openssl@3.0.6")});

        const auto matches = match_advisory(test::notice({"OpenSSL 3.0.7 未満"}), index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::review);
        CHECK(has_reason_for_match_advisory(matches[0], Reason::version_unordered));
    }

    TEST_CASE("the evidence names what was compared")
    {
        const auto index = test::index_of({component("OpenSSL", "OpenSSL", "1.1.1k")});

        const auto matches = match_advisory(test::notice({"OpenSSL 1.1.1l 未満"}), index);

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].evidence.advisory_name == "OpenSSL");
        CHECK(matches[0].evidence.inventory_name == "OpenSSL");
        CHECK(matches[0].evidence.scheme == "openssl");
        REQUIRE(matches[0].evidence.comparisons.size() == 1);
        CHECK(matches[0].evidence.comparisons[0].find("1.1.1l") != std::string::npos);
    }

    TEST_CASE("an advisory on nothing that is registered matches nothing")
    {
        const auto index = test::index_of({component("OpenSSL", "OpenSSL", "1.1.1k")});

        CHECK(match_advisory(test::notice({"Contoso Viewer 1.0 未満"}), index).empty());
        CHECK(match_advisory(test::notice({}), index).empty());
        CHECK(match_advisory(Advisory{}, index).empty());
    }

    TEST_CASE("a list of models names each of them and nothing that merely begins alike")
    {
        struct Case {
            std::string component;
            std::size_t matches;
        };
        const std::vector<Case> cases{
            {"WG2600HS", 1},
            {"Aterm WG2600HS", 1},
            {"aterm wg2600hp4", 1},
            {"WG2600HS2", 0},
            {"Aterm WG2600HS2", 0},
            {"WG2600", 0},
            {"HP4", 0},
        };

        for (const auto& [name, expected] : cases) {
            CAPTURE(name);
            const auto index = test::index_of({component("NEC", name, "1.0")});
            AffectedRange range;
            range.product = "Aterm WG2600HS/HP4";
            range.models = {"WG2600HS", "WG2600HP4"};
            range.status = PhraseStatus::all;
            AdvisoryItem item;
            item.vendors = {"NEC"};
            item.affected = {range};
            Advisory advisory;
            advisory.items = {item};

            const auto matches = match_advisory(advisory, index);

            CHECK(matches.size() == expected);
            for (const auto& match : matches)
                CHECK(match.verdict == Verdict::affected);
        }
    }

    TEST_CASE("a model of a list is found by the model of a registered product")
    {
        ProductVersion product;
        product.row = 1;
        product.product_id = "PLC";
        product.product_name = "搬送装置";
        product.model = "Q06UDEHCPU";
        product.version = "1.0";
        product.vendor = "三菱電機株式会社";
        AffectedRange range;
        range.product = "MELSEC-Q Q04/06UDEHCPU";
        range.models = {"Q04UDEHCPU", "Q06UDEHCPU"};
        range.status = PhraseStatus::all;
        AdvisoryItem item;
        item.vendors = {"三菱電機株式会社"};
        item.affected = {range};
        Advisory advisory;
        advisory.items = {item};

        const auto matches = match_advisory(advisory, test::index_of(product));

        REQUIRE(matches.size() == 1);
        CHECK(matches[0].verdict == Verdict::affected);
        CHECK(matches[0].evidence.advisory_name == "MELSEC-Q Q04/06UDEHCPU");
    }
}

}  // namespace advisory::matching
