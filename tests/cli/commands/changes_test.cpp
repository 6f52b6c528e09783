#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

namespace {

constexpr std::string_view log4j = "pkg:maven/org.apache.logging.log4j/log4j-core@";

/// A bill of the viewer with its log4j-core and DCMTK.
std::string bill(const std::string& log4j_version, const std::string& dcmtk_version)
{
    return test::SampleBill{.parts = {{.name = "log4j-core",
                                       .version = log4j_version,
                                       .purl = std::string{log4j} + log4j_version},
                                      {.name = "DCMTK", .version = dcmtk_version}}}
        .text();
}

/// Two affected matches, 1 and 2, that a newer bill would both lower.
struct Lowered : InventorySession {
    Lowered()
    {
        register_viewer();
        import(bill("2.14.1", "3.6.6"));
        take_notice("jpcert-log4j-first");
        take_notice("jpcert-dcmtk-wrong-label");
        const auto file = folder.write("viewer-2.json", bill("2.17.1", "3.6.8")).string();
        inventory({"import", file});
    }

    std::string changes(std::vector<std::string> words = {})
    {
        words.insert(words.begin(), {"changes", "--format", "json"});
        return run(std::move(words)).out;
    }
};

}  // namespace

TEST_SUITE("changes and accept")
{
    TEST_CASE("what would be less grave waits, with what it is and would be, and the cause")
    {
        Lowered session;

        const auto waiting = session.changes();

        CHECK(test::lines_of(waiting).size() == 2);
        CHECK(has(waiting, R"({"match_id":1,"made_at":"2026-11-23T12:00:00+09:00",)"));
        CHECK(has(waiting, R"("component":"log4j-core","component_version":"2.14.1",)"));
        CHECK(has(waiting, R"("before":"affected","verdict":"not_affected",)"));
        CHECK(has(waiting, R"("cause":"import of viewer-2.json",)"));
        CHECK(has(waiting, R"("decision":"waits")"));
        CHECK(has(session.run({"changes"}).out, "log4j-core 2.14.1"));
    }

    TEST_CASE("what is over, as somebody removed the product, waits no more")
    {
        Lowered session;

        const auto ran = session.inventory({"remove", "P-100", "--by", "Sato Y."});

        REQUIRE(ran.status == ExitStatus::done);
        CHECK(session.changes().empty());
        const auto all = session.changes({"--all"});
        CHECK(test::lines_of(all).size() == 2);
        CHECK(has(all, R"("decision":"removed")"));
        CHECK_FALSE(has(all, R"("decision":"waits")"));
        CHECK_FALSE(has(session.run({"explain", "1"}).out, "waits for a person"));
    }

    TEST_CASE("where nothing waits it is said, and --all is named")
    {
        InventorySession session;
        session.open_store();

        CHECK(has(session.run({"changes"}).err, "No verdict waits for a person; --all"));
        CHECK(has(session.run({"changes", "--all"}).err, "No verdict has changed."));
    }

    TEST_CASE("an accepted change is lowered, and who did it stays on record")
    {
        Lowered session;

        const auto ran = session.run(
            {"accept", "1", "--by", "Sato Y.", "--reason", "SBOM checked against the build"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out == "1 verdicts lowered\n");
        CHECK(test::lines_of(session.changes()).size() == 1);
        CHECK(has(session.changes({"--all"}),
                  R"("decision":"accepted","decided_by":"Sato Y.",)"
                  R"("reason":"SBOM checked against the build")"));
        const auto page = session.run({"explain", "1"}).out;
        CHECK(has(page, "accepted by Sato Y.: SBOM checked against the build"));
        const auto open = session.run({"matches", "--format", "json"}).out;
        CHECK_FALSE(has(open, R"("component":"log4j-core")"));
        CHECK(has(open, R"("component":"DCMTK")"));
    }

    TEST_CASE("--keep refuses: the graver verdict stays through the next evaluation")
    {
        Lowered session;

        const auto ran = session.run(
            {"accept", "1", "--keep", "--by", "Sato Y.", "--reason", "the build has it still"});
        session.run({"rematch"});

        CHECK(ran.out == "1 verdicts kept as they are\n");
        CHECK(has(session.matches(), R"("component":"log4j-core")"));
        CHECK(test::lines_of(session.changes()).size() == 1);
        CHECK(has(session.changes({"--all"}), R"("decision":"kept","decided_by":"Sato Y.",)"));
        CHECK(has(session.run({"explain", "1"}).out, "refused by Sato Y.: the build"));
    }

    TEST_CASE("all of the matches or none")
    {
        Lowered session;
        const auto before = session.changes({"--all"});

        const auto ran = session.run({"accept", "1", "99", "2", "--by", "S", "--reason", "r"});

        CHECK(ran.status == ExitStatus::not_found);
        CHECK(ran.out.empty());
        CHECK(has(ran.err, "match 99 has no verdict that waits for a person"));
        CHECK(session.changes({"--all"}) == before);
    }

    TEST_CASE("a match that is named twice is decided once")
    {
        Lowered session;

        const auto ran = session.run({"accept", "2", "2", "1", "--by", "S", "--reason", "r"});

        CHECK(ran.out == "2 verdicts lowered\n");
        CHECK(session.changes().empty());
    }

    TEST_CASE("what has nothing to decide is refused, and so is a decision twice")
    {
        Lowered session;
        session.run({"accept", "1", "--by", "Sato Y.", "--reason", "r"});

        for (const std::string match : {"1", "77", "0", "-3"}) {
            CAPTURE(match);
            const auto ran = session.run({"accept", match, "--by", "S", "--reason", "r"});

            CHECK(ran.status == ExitStatus::not_found);
            CHECK(has(ran.err, "advisoryctl changes"));
        }
    }

    TEST_CASE("nobody decides without a name and a reason")
    {
        const std::vector<std::string> cases[] = {
            {"1"},
            {"1", "--by", "S"},
            {"1", "--reason", "r"},
            {"1", "--by", "", "--reason", "r"},
            {"1", "--by", "S", "--reason", "　"},
            {"--by", "S", "--reason", "r"},
            {"one", "--by", "S", "--reason", "r"},
        };
        Lowered session;

        for (const auto& words : cases) {
            CAPTURE(words);
            std::vector<std::string> all{"accept"};
            all.insert(all.end(), words.begin(), words.end());

            CHECK(session.run(all).status == ExitStatus::usage);
        }
        CHECK(test::lines_of(session.changes()).size() == 2);
    }

    TEST_CASE("hostile words of a decision are shown harmlessly")
    {
        Lowered session;
        session.run({"accept", "1", "--by", "S\x1b]0;x\x07", "--reason", "r\u202e\x1b[2J"});

        std::string all = session.run({"explain", "1"}).out;
        for (const std::string format : {"table", "json", "csv"})
            all += session.run({"changes", "--all", "--format", format}).out;

        for (const std::string_view raw : {"\x1b", "\x07", "\u202e"})
            CHECK_FALSE(has(all, raw));
    }
}

}  // namespace advisory::cli
