#include <string>
#include <string_view>
#include <vector>

#include "language/language.hpp"
#include "tests/cli/inventory_session.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/support/english_prose.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"
#include "tests/support/spoken_language.hpp"

namespace advisory::cli {

using test::english_lines_of;
using test::has;

namespace {

const std::vector<std::string> nothing;

/// Every command that says something of its own with --help.
const std::vector<std::vector<std::string>>& commands()
{
    static const std::vector<std::vector<std::string>> all{
        {},
        {"accept"},
        {"advisories"},
        {"alerts"},
        {"alerts", "ack"},
        {"backup"},
        {"changes"},
        {"explain"},
        {"ingest"},
        {"inventory"},
        {"inventory", "alias"},
        {"inventory", "alias", "add"},
        {"inventory", "alias", "deny"},
        {"inventory", "alias", "list"},
        {"inventory", "alias", "remove"},
        {"inventory", "import"},
        {"inventory", "list"},
        {"inventory", "remove"},
        {"inventory", "show"},
        {"inventory", "watch"},
        {"inventory", "watch", "add"},
        {"inventory", "watch", "list"},
        {"inventory", "watch", "remove"},
        {"ledger"},
        {"matches"},
        {"parse"},
        {"range"},
        {"rematch"},
        {"show"},
        {"sinks"},
        {"sinks", "test"},
        {"status"},
        {"tail"},
        {"vercmp"},
        {"waive"},
    };
    return all;
}

}  // namespace

TEST_SUITE("Japanese")
{
    TEST_CASE("the help of every command is Japanese")
    {
        const test::SpokenLanguage japanese{Language::japanese};
        for (auto words : commands()) {
            CAPTURE(words);
            words.emplace_back("--help");
            test::Session session;
            const auto ran = session.run_bare(words);

            CHECK(ran.status == ExitStatus::done);
            CHECK(has(ran.out, "使い方: advisoryctl"));
            CHECK(has(ran.out, "このヘルプを表示して終了します"));
            CHECK(english_lines_of(ran.out) == nothing);
        }
    }

    TEST_CASE("wrong usage is told in Japanese")
    {
        const std::vector<std::vector<std::string>> mistakes{
            {},
            {"accept"},
            {"accept", "one", "--by", "X", "--reason", "Y"},
            {"accept", "1", "--by", " ", "--reason", "Y"},
            {"advisories", "--kind", "spam"},
            {"advisories", "--source", "nvd"},
            {"backup"},
            {"changes", "--limit", "0"},
            {"explain", "first"},
            {"explain"},
            {"ingest"},
            {"ingest", "-", "a.eml"},
            {"inventory"},
            {"inventory", "alias", "add", "A", "B", "--maker", "--vendor", "C", "--source", "D"},
            {"inventory", "alias"},
            {"inventory", "forget"},
            {"inventory", "import", "a.csv", "--kind", "excel"},
            {"inventory", "list", "hospitals"},
            {"inventory", "watch"},
            {"matches", "--cve", "2021-44228"},
            {"matches", "--format", "xml"},
            {"matches", "--limit", "0"},
            {"matches", "--limit"},
            {"matches", "--no-such-option"},
            {"matches", "--severity", "urgent"},
            {"matches", "--since", "yesterday"},
            {"matches", "--verdict", "affected,maybe"},
            {"range"},
            {"rematch", "JPCERT-AT-2021-0050"},
            {"show", "1", "2"},
            {"vercmp", "--scheme", "windows", "1", "2"},
            {"vercmp", "1.0"},
        };

        const test::SpokenLanguage japanese{Language::japanese};
        for (const auto& words : mistakes) {
            CAPTURE(words);
            test::Session session;
            const auto ran = session.run(words);

            CHECK(ran.status == ExitStatus::usage);
            CHECK(english_lines_of(ran.err) == nothing);
            INFO(ran.err);
            CHECK(ran.err.find_first_of("\xe3\xe4\xe5\xe6\xe7\xe8\xe9") != std::string::npos);
        }
    }

    TEST_CASE("what is not there is told in Japanese, with what to do")
    {
        const std::vector<std::vector<std::string>> commands{
            {"accept", "7", "--by", "X", "--reason", "Y"},
            {"alerts", "ack", "AL-1", "--by", "X", "--reason", "Y"},
            {"backup", "/"},
            {"explain", "7"},
            {"ingest", "/no/such/file"},
            {"inventory", "alias", "remove", "7", "--by", "X"},
            {"inventory", "import", "/no/such/file"},
            {"inventory", "remove", "P-7", "--by", "X"},
            {"inventory", "show", "P-7"},
            {"inventory", "watch", "remove", "X", "--by", "Y"},
            {"ledger", "--source", "nobody"},
            {"parse", "/no/such/file"},
            {"rematch", "--advisory", "JPCERT-AT-1999-0001"},
            {"show", "7"},
            {"sinks", "test", "nobody"},
            {"waive", "JPCERT-AT-2026-0013", "--by", "X", "--reason", "Y"},
        };

        const test::SpokenLanguage japanese{Language::japanese};
        test::Session session;
        session.open_store();
        for (const auto& words : commands) {
            CAPTURE(words);
            const auto ran = session.run(words);

            CHECK(ran.status != ExitStatus::done);
            CHECK(english_lines_of(ran.err) == nothing);
            CHECK_FALSE(ran.err.empty());
        }
    }

    TEST_CASE("a store that is missing or none is told in Japanese")
    {
        const test::SpokenLanguage japanese{Language::japanese};
        test::Session session;
        const auto missing = session.run({"matches"});
        session.folder.write("store.db", "no store at all, and a good deal longer than nothing");
        const auto foreign = session.run({"matches"});

        CHECK(has(missing.err, "保存先データベースがありません"));
        CHECK(has(foreign.err, "advisoryd の保存先データベースではありません"));
        for (const auto& ran : {missing, foreign})
            CHECK(english_lines_of(ran.err) == nothing);
    }

    TEST_CASE("lists and pages are Japanese, and what programs read is the same")
    {
        const std::vector<std::vector<std::string>> commands{
            {"advisories"},
            {"alerts"},
            {"alerts", "--all"},
            {"changes"},
            {"changes", "--all"},
            {"inventory", "alias", "list", "--own"},
            {"inventory", "list", "components"},
            {"inventory", "list", "installations"},
            {"inventory", "list", "sboms"},
            {"inventory", "list"},
            {"inventory", "watch", "list"},
            {"ledger"},
            {"matches"},
            {"matches", "--by", "institution"},
            {"matches", "--by", "product"},
            {"rematch"},
            {"sinks"},
            {"status"},
        };

        test::InventorySession session;
        session.register_viewer({"Apache,Log4j-core,2.14.1"});
        session.take_notice("jpcert-log4j-first");
        for (const auto& words : commands) {
            CAPTURE(words);
            auto for_programs = words;
            for_programs.insert(for_programs.end(), {"--format", "csv"});
            const bool has_csv = words.front() != "rematch";
            const auto english = has_csv ? session.run(for_programs).out : std::string{};

            const test::SpokenLanguage japanese{Language::japanese};
            const auto ran = session.run(words);
            CHECK(english_lines_of(ran.out) == nothing);
            CHECK(english_lines_of(ran.err) == nothing);
            if (has_csv) {
                const auto head = test::lines_of(english).front();
                CHECK(test::lines_of(session.run(for_programs).out).front() == head);
            }
        }
    }

    TEST_CASE("a verdict that was made in Japanese is explained in Japanese")
    {
        const test::SpokenLanguage japanese{Language::japanese};
        test::InventorySession session;
        session.register_viewer({"Apache,Log4j-core,2.14.1", "Apache,Log4j,", "Apache,Log4,1"});
        session.inventory({"watch", "add", "遠隔", "--note", "予定", "--source", "佐藤"});
        for (const auto* const notice :
             {"jpcert-log4j-first", "inhouse-brackets-log4shell", "inhouse-cve-typos"})
            CHECK(
                has(session
                        .run({"ingest",
                              test::data_path("notices/" + std::string{notice} + ".eml").string()})
                        .out,
                    "メール 1 通を読み込み、うち 1 通が新着"));

        std::size_t pages = 0;
        for (int match = 1; match <= 20; ++match) {
            const auto number = std::to_string(match);
            const auto page = session.run({"explain", number});
            if (page.status != ExitStatus::done)
                break;
            ++pages;
            CHECK(english_lines_of(page.out) == nothing);
            CHECK(has(page.out, "要点"));
            CHECK(english_lines_of(session.run({"show", number}).out) == nothing);
        }

        CHECK(pages > 0);
        const auto advisories = session.run({"advisories", "--format", "csv"}).out;
        for (const auto& line : test::lines_of(advisories)) {
            const auto id = line.substr(0, line.find(','));
            CAPTURE(id);
            // Behind it stands the notice itself.
            const auto page = session.run({"show", id}).out;
            CHECK(english_lines_of(page.substr(0, page.find("\n本文\n"))) == nothing);
        }
    }

    TEST_CASE("what is wrong with an imported file is told in Japanese")
    {
        constexpr std::string_view files[] = {
            "",
            "product_id\n",
            "product_id,product_name,version\nP-1,\"open,1\n",
            "product_id,product_name,version\nP-1,,1\nP-2,A,\nP-2,A,\nP-3\n\t,B,1\n",
            "product_id,product_name,version,colour,colour\nP-1,A,1,red,red\n",
            "product_id,product_version,component,purl,cpe\nP-1,1,A,pkg:,cpe:/x\n",
            "product_id,product_version,component,institution_id\n",
            "institution_id,product_id,product_version,serial,shipped_on\nH,P-1,1,2,soon\n",
            R"({"bomFormat":"CycloneDX"})",
            R"({"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"name":""},7]})",
            R"({"bomFormat":"CycloneDX","specVersion":"9","components":{}})",
            R"({"bomFormat":"CycloneDX","specVersion":"1.4")",
            R"({"spdxVersion":"SPDX-2.3","packages":[{"SPDXID":"A"}]})",
            "<?xml version='1.0'?><bom xmlns='http://cyclonedx.org/schema/bom/1.4'/>",
            "{]",
        };

        const test::SpokenLanguage japanese{Language::japanese};
        for (const auto file : files) {
            CAPTURE(file);
            test::InventorySession session;
            const auto ran = session.import(file, {"--product", "P-1"});

            CHECK(english_lines_of(ran.out) == nothing);
            CHECK(english_lines_of(ran.err) == nothing);
            CHECK_FALSE((ran.out + ran.err).empty());
        }
    }

    TEST_CASE("phrases, versions and a bare notice are explained in Japanese")
    {
        const test::SpokenLanguage japanese{Language::japanese};
        test::Session session;
        const auto range = session.run({"range",
                                        "Foo 1.1.1k、1.0.2y より前",
                                        "Foo 9.1x 以前",
                                        "Foo 2.0 から 1.0",
                                        "シリアル番号が A01 から始まる Foo 1.0"});
        for (const auto* const scheme : {"generic", "deb", "rpm", "semver", "maven", "pypi"}) {
            for (const auto* const other : {"1.0", "1.0.0-rc1", "2:1.0-1", "2021-03-01", "x"}) {
                const auto ran = session.run({"vercmp", "--scheme", scheme, "1.0.1", other});
                CHECK(english_lines_of(ran.out) == nothing);
            }
        }

        CHECK(english_lines_of(range.out) == nothing);
        const auto page = session.run({"range", "Foo 9.1x 以前"});
        CHECK(english_lines_of(page.out) == nothing);
        const auto notice = session.run({"parse", "-"}, "Subject: x\n\nFoo 1.0 以前\n");
        CHECK(english_lines_of(notice.out) == nothing);
    }
}

}  // namespace advisory::cli
