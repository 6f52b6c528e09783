#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

namespace {

/// What the user types to say that SR-500 of the notice is the Gate Router of the inventory.
const std::vector<std::string> gate_router{"alias",
                                           "add",
                                           "サンプル電機 SR-500",
                                           "Gate Router",
                                           "--vendor",
                                           "サンプル電機",
                                           "--other-vendor",
                                           "Sample Denki",
                                           "--kind",
                                           "official",
                                           "--language",
                                           "ja",
                                           "--source",
                                           "catalogue 2026"};

std::string own(InventorySession& session)
{
    return session.inventory({"alias", "list", "--own", "--format", "json"}).out;
}

}  // namespace

TEST_SUITE("inventory alias")
{
    TEST_CASE("a match appears through an alias, at once, and is explained by it")
    {
        InventorySession session;
        session.register_viewer({"Sample Denki,Gate Router,2.3"});
        session.take_notice("ipa-no-versions");
        REQUIRE(session.matches().empty());

        const auto ran = session.inventory(gate_router);

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out == "alias 1\n1 advisories evaluated again: 1 matches, 1 alerts raised\n");
        CHECK(has(session.matches(), R"("component":"Gate Router")"));
        CHECK(has(session.run({"explain", "1"}).out, "the table of aliases says"));
    }

    TEST_CASE("what was added is listed, before what ships with the program")
    {
        InventorySession session;
        session.inventory(gate_router);
        session.inventory({"alias", "deny", "NX", "nx", "--vendor", "Siemens", "--source", "P"});

        const auto all = session.inventory({"alias", "list", "--format", "json"}).out;

        CHECK(
            own(session) ==
            R"({"alias_id":1,"vendor":"サンプル電機","product":"サンプル電機 SR-500","relation":"is",)"
            R"("canonical_vendor":"Sample Denki","canonical_product":"Gate Router",)"
            R"("kind":"official","language":"ja","valid_from":"","valid_until":"",)"
            R"("source":"catalogue 2026"})"
            "\n"
            R"({"alias_id":2,"vendor":"Siemens","product":"NX","relation":"is not",)"
            R"("canonical_vendor":"","canonical_product":"nx","kind":"","language":"",)"
            R"("valid_from":"","valid_until":"","source":"P"})"
            "\n");
        CHECK(all.starts_with(own(session)));
        CHECK(has(all, R"({"alias_id":null,)"));
        CHECK(has(all, R"("source":"shipped: )"));
    }

    TEST_CASE("a table tells aliases from denials")
    {
        InventorySession session;
        session.inventory(gate_router);
        session.inventory({"alias", "deny", "NX", "nx", "--vendor", "Siemens", "--source", "P"});

        const auto lines = test::lines_of(session.inventory({"alias", "list", "--own"}).out);

        REQUIRE(lines.size() == 3);
        CHECK(has(lines[0], "RELATION"));
        CHECK(has(lines[1], " is  "));
        CHECK(has(lines[2], " is not "));
    }

    TEST_CASE("the same alias again keeps its number and evaluates nothing")
    {
        InventorySession session;
        session.take_notice("ipa-no-versions");
        session.inventory(gate_router);

        CHECK(session.inventory(gate_router).out == "alias 1\n");
        CHECK(test::lines_of(own(session)).size() == 1);
    }

    TEST_CASE("names of makers are added with --maker")
    {
        InventorySession session;
        session.register_viewer({"Sample Denki,SR-500,2.3"});
        session.take_notice("ipa-no-versions");
        REQUIRE(session.matches().empty());

        const auto ran = session.inventory(
            {"alias", "add", "サンプル電機", "Sample Denki", "--maker", "--source", "catalogue"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(own(session),
                  R"("vendor":"サンプル電機","product":"","relation":"is",)"
                  R"("canonical_vendor":"Sample Denki","canonical_product":"")"));
        CHECK(has(session.matches(), R"("component":"SR-500")"));
    }

    TEST_CASE("a denial lowers nothing by itself: it waits for a person")
    {
        InventorySession session;
        session.register_viewer({"Sample Denki,Gate Router,2.3"});
        session.take_notice("ipa-no-versions");
        session.inventory(gate_router);

        session.inventory({"alias", "remove", "1", "--by", "Sato Y."});
        const auto denied = session.inventory(
            {"alias", "deny", "サンプル電機 SR-500", "Gate Router", "--source", "Sato Y."});

        CHECK(denied.out.starts_with("denial 2\n"));
        CHECK(has(session.matches(), R"("verdict":"review")"));
        CHECK(has(session.run({"changes"}).out, "Gate Router"));
    }

    TEST_CASE("one that was removed is gone, and says nothing any more")
    {
        InventorySession session;
        session.inventory(gate_router);

        const auto ran = session.inventory({"alias", "remove", "1", "--by", "Sato Y."});

        CHECK(ran.status == ExitStatus::done);
        CHECK(own(session).empty());
        session.register_viewer({"Sample Denki,Gate Router,2.3"});
        session.take_notice("ipa-no-versions");
        CHECK(session.matches().empty());
    }

    TEST_CASE("what is not there to be removed ends with status 3")
    {
        InventorySession session;
        session.inventory(gate_router);
        session.inventory({"alias", "remove", "1", "--by", "Sato Y."});

        for (const std::string row : {"1", "0", "-1", "99"}) {
            CAPTURE(row);
            const auto ran = session.inventory({"alias", "remove", row, "--by", "Sato Y."});

            CHECK(ran.status == ExitStatus::not_found);
            CHECK(has(ran.err, "alias list --own"));
        }
    }

    TEST_CASE("what says nothing is wrong usage")
    {
        const std::vector<std::string> cases[] = {
            {"add", "A", "B"},
            {"add", "", "B", "--source", "x"},
            {"add", "A", " ", "--source", "x"},
            {"add", "A", "B", "--source", ""},
            {"add", "A", "B", "--source", "x", "--kind", "nickname"},
            {"add", "A", "B", "--source", "x", "--from", "soon"},
            {"add", "A", "B", "--source", "x", "--maker", "--vendor", "C"},
            {"deny", "A", "　", "--source", "x"},
            {"remove", "1"},
            {"remove", "1", "--by", ""},
        };
        InventorySession session;

        for (const auto& words : cases) {
            CAPTURE(words);
            std::vector<std::string> all{"alias"};
            all.insert(all.end(), words.begin(), words.end());

            CHECK(session.inventory(all).status == ExitStatus::usage);
        }
        session.open_store();
        CHECK(own(session).empty());
    }

    TEST_CASE("hostile names are listed harmlessly")
    {
        InventorySession session;
        session.inventory({"alias", "add", "a\x1b[2J", "b\u202e", "--source", "c\x07\n"});

        for (const std::string format : {"table", "json", "csv"}) {
            CAPTURE(format);
            const auto out = session.inventory({"alias", "list", "--own", "--format", format}).out;

            CHECK_FALSE(out.empty());
            for (const std::string_view raw : {"\x1b", "\x07", "\u202e"})
                CHECK_FALSE(has(out, raw));
        }
    }
}

}  // namespace advisory::cli
