#include "cli/run.hpp"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

TEST_SUITE("command line")
{
    TEST_CASE("--help names every command")
    {
        test::Session session;
        const auto ran = session.run_bare({"--help"});

        CHECK(ran.status == ExitStatus::done);
        for (const std::string_view command : {"parse",
                                               "range",
                                               "vercmp",
                                               "ingest",
                                               "inventory",
                                               "matches",
                                               "advisories",
                                               "show",
                                               "explain",
                                               "status"}) {
            CAPTURE(command);
            CHECK(has(ran.out, command));
        }
    }

    TEST_CASE("every command explains itself with an example")
    {
        const std::vector<std::vector<std::string>> commands{
            {"parse"},
            {"range"},
            {"vercmp"},
            {"ingest"},
            {"inventory"},
            {"inventory", "import"},
            {"inventory", "list"},
            {"inventory", "show"},
            {"inventory", "remove"},
            {"inventory", "alias"},
            {"inventory", "alias", "add"},
            {"inventory", "alias", "deny"},
            {"inventory", "alias", "list"},
            {"inventory", "alias", "remove"},
            {"inventory", "watch"},
            {"inventory", "watch", "add"},
            {"inventory", "watch", "list"},
            {"inventory", "watch", "remove"},
            {"matches"},
            {"rematch"},
            {"changes"},
            {"accept"},
            {"advisories"},
            {"show"},
            {"explain"},
            {"status"},
        };

        for (auto words : commands) {
            CAPTURE(words);
            words.emplace_back("--help");
            test::Session session;
            const auto ran = session.run_bare(words);

            CHECK(ran.status == ExitStatus::done);
            CHECK(has(ran.out, "Example: advisoryctl "));
        }
    }

    TEST_CASE("root makes no store in a folder of another user")
    {
        if (::geteuid() != 0)
            return;
        constexpr uid_t another = 65534;
        test::Session session;
        const auto folder = session.store().parent_path();
        REQUIRE(::chown(folder.c_str(), another, static_cast<gid_t>(-1)) == 0);
        const std::vector<std::string> words{"inventory", "import", "-"};
        constexpr std::string_view products = "product_id,product_name\nP-1,name\n";

        const auto refused = session.run(words, products);
        CHECK(refused.status == ExitStatus::failed);
        CHECK(has(refused.err, "runuser -u advisoryd"));
        CHECK_FALSE(std::filesystem::exists(session.store()));

        // What is there already keeps its owner.
        REQUIRE(::chown(folder.c_str(), 0, static_cast<gid_t>(-1)) == 0);
        CHECK(session.run(words, products).status == ExitStatus::done);
        REQUIRE(::chown(folder.c_str(), another, static_cast<gid_t>(-1)) == 0);
        CHECK(session.run(words, products).status == ExitStatus::done);
    }

    TEST_CASE("wrong usage is told on standard error with status 2")
    {
        const std::vector<std::vector<std::string>> mistakes{
            {},
            {"rematch", "JPCERT-AT-2021-0050"},
            {"changes", "--limit", "0"},
            {"accept"},
            {"matches", "--no-such-option"},
            {"matches", "--format", "xml"},
            {"matches", "--since", "yesterday"},
            {"matches", "--until", "2026-02-30"},
            {"matches", "--verdict", "affected,maybe"},
            {"matches", "--severity", "urgent"},
            {"matches", "--state", "open"},
            {"matches", "--cve", "2021-44228"},
            {"matches", "--cve", "CVE-2021-1%"},
            {"matches", "--limit", "0"},
            {"advisories", "--source", "nvd"},
            {"advisories", "--kind", "spam"},
            {"explain"},
            {"explain", "first"},
            {"show"},
            {"show", "1", "--format", "csv"},
            {"inventory"},
            {"inventory", "forget"},
            {"inventory", "import", "a.csv", "--kind", "excel"},
            {"inventory", "list", "hospitals"},
            {"inventory", "alias"},
            {"inventory", "watch"},
            {"ingest"},
            {"parse"},
            {"range"},
            {"vercmp", "1.0"},
            {"vercmp", "--scheme", "windows", "1", "2"},
        };

        for (const auto& words : mistakes) {
            CAPTURE(words);
            test::Session session;
            const auto ran = session.run(words);

            CHECK(ran.status == ExitStatus::usage);
            CHECK(ran.out.empty());
            CHECK_FALSE(ran.err.empty());
        }
    }

    TEST_CASE("a missing store is told with a remedy, and is not made by looking")
    {
        const std::vector<std::vector<std::string>> commands{
            {"matches"},
            {"advisories"},
            {"show", "1"},
            {"explain", "1"},
            {"status"},
            {"inventory", "list"},
            {"inventory", "show", "P"},
        };

        for (const auto& words : commands) {
            CAPTURE(words);
            test::Session session;
            const auto ran = session.run(words);

            CHECK(ran.status == ExitStatus::failed);
            CHECK(has(ran.err, session.store().string()));
            CHECK(has(ran.err, "--db"));
            CHECK_FALSE(std::filesystem::exists(session.store()));
        }
    }

    TEST_CASE("a file that is no store is told, not thrown")
    {
        test::Session session;
        session.folder.write("store.db", std::string(8192, 'x'));

        const auto ran = session.run({"matches"});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.err, session.store().string()));
    }

    TEST_CASE("a bad configuration ends with status 78 and names every mistake")
    {
        test::Session session;
        const auto file = session.folder.write("a.toml", "[store]\npaht = 1\nsize = 2\n");

        const auto ran = session.run_bare({"--config", file.string(), "matches"});

        CHECK(ran.status == ExitStatus::bad_configuration);
        CHECK(has(ran.err, "a.toml:2:1: unknown key `paht`"));
        CHECK(has(ran.err, "a.toml:3:1: unknown key `size`"));
    }

    TEST_CASE("the configuration says where the store is, and --db wins over it")
    {
        test::Session session;
        session.open_store();
        const auto right = session.folder.write("right.toml", "[store]\npath = \"store.db\"\n");
        const auto wrong = session.folder.write("wrong.toml", "[store]\npath = \"other.db\"\n");

        CHECK(session.run_bare({"--config", right.string(), "matches"}).status == ExitStatus::done);
        CHECK(session.run_bare({"--config", wrong.string(), "matches"}).status ==
              ExitStatus::failed);
        CHECK(session.run({"--config", wrong.string(), "matches"}).status == ExitStatus::done);
    }

    TEST_CASE("--db may stand behind the command too")
    {
        test::Session session;
        session.open_store();

        const auto ran = session.run_bare({"matches", "--db", session.store().string()});

        CHECK(ran.status == ExitStatus::done);
    }

    TEST_CASE("what was typed wrong is quoted without what it would do to a terminal")
    {
        const std::vector<std::string> cases[] = {
            {"matches", "--since", "x\x1b[31m"},
            {"matches", "--limit", "1\x1b[31m"},
            {"matches", "--verdict", "\u009b31m"},
            {"matches", "--none\x1b[31m"},
            {"matches", "surplus\x1b[31m"},
            {"explain", "1\x1b[31m"},
            {"none\x1b[31m"},
        };
        test::Session session;
        session.open_store();

        for (const auto& words : cases) {
            CAPTURE(words.back());
            const auto ran = session.run(words);

            CHECK(ran.status == ExitStatus::usage);
            CHECK(has(ran.err, "\\"));
            CHECK_FALSE(has(ran.err, "\x1b"));
            CHECK_FALSE(has(ran.err, "\u009b"));
        }
    }

    TEST_CASE("output that cannot be written is a failure")
    {
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        out.setstate(std::ios::badbit);
        Console console{
            .in = in,
            .out = out,
            .err = err,
            .width = {},
            .clock = [] { return Time{}; },
            .pause = [] { return false; },
        };
        const char* const words[] = {"advisoryctl", "vercmp", "1", "2"};

        CHECK(run(4, words, console) == ExitStatus::failed);
        CHECK(has(err.str(), "could not be written"));
    }
}

}  // namespace advisory::cli
