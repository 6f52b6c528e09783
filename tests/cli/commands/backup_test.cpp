#include <filesystem>
#include <string>

#include "storage/message_store.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace fs = std::filesystem;

TEST_SUITE("backup")
{
    TEST_CASE("a copy is made while the store is in use, and answers as the store does")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});
        const auto copy = (session.folder.path() / "copy.db").string();

        const auto ran = session.run({"backup", copy});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, copy + ": "));
        CHECK(has(ran.out, "checked"));
        CHECK(ran.err.empty());
        const auto matches = session.run_bare({"--db", copy, "matches"});
        CHECK(matches.status == ExitStatus::done);
        CHECK(matches.out == session.run({"matches"}).out);
    }

    TEST_CASE("a file that is there is left as it is, and the remedy is told")
    {
        test::Session session;
        session.open_store();
        const auto file = session.folder.write("copy.db", "precious");

        const auto ran = session.run({"backup", file.string()});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.err, "is there already"));
        CHECK(has(ran.err, "name a new file"));
        CHECK(test::read_file(file) == "precious");
    }

    TEST_CASE("without a store there is nothing to copy, and none is made")
    {
        test::Session session;

        const auto ran = session.run({"backup", (session.folder.path() / "copy.db").string()});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.err, "there is no store here"));
        CHECK_FALSE(fs::exists(session.store()));
        CHECK_FALSE(fs::exists(session.folder.path() / "copy.db"));
    }

    TEST_CASE("with --keep copies have the names of their moments, and the oldest go")
    {
        test::Session session;
        session.open_store();
        const auto folder = session.folder.path() / "copies";
        fs::create_directory(folder);

        for (const auto* day : {"2026-11-23", "2026-11-24", "2026-11-25"}) {
            session.now = *read_time(day);
            CHECK(session.run({"backup", "--keep", "2", folder.string()}).status ==
                  ExitStatus::done);
        }

        CHECK_FALSE(fs::exists(folder / "advisoryd-20261122T150000Z.db"));
        CHECK(fs::exists(folder / "advisoryd-20261123T150000Z.db"));
        CHECK(fs::exists(folder / "advisoryd-20261124T150000Z.db"));
    }

    TEST_CASE("a backup that fails removes no earlier one")
    {
        test::Session session;
        session.open_store();
        const auto old = session.folder.write("advisoryd-20261101T000000Z.db", "old");
        session.folder.write("advisoryd-20261123T030000Z.db", "in the way");

        const auto ran = session.run({"backup", "--keep", "1", session.folder.path().string()});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(fs::exists(old));
    }

    TEST_CASE("--keep wants a folder and a number that leaves something")
    {
        test::Session session;
        session.open_store();
        const auto folder = session.folder.path().string();

        CHECK(session.run({"backup", "--keep", "0", folder}).status == ExitStatus::usage);
        CHECK(session.run({"backup", "--keep", "-1", folder}).status == ExitStatus::usage);
        CHECK(session.run({"backup", "--keep", "all", folder}).status == ExitStatus::usage);
        CHECK(session.run({"backup"}).status == ExitStatus::usage);
        CHECK(session.run({"backup", " "}).status == ExitStatus::usage);
        CHECK(session.run({"backup", "--keep", "2", folder + "/missing"}).status ==
              ExitStatus::failed);
    }
}

}  // namespace advisory::cli
