#include <string>

#include <fmt/format.h>

#include "storage/message_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

TEST_SUITE("ingest")
{
    TEST_CASE("mails of every kind of file are taken in")
    {
        test::Session session;
        session.folder.write("in/a.eml", "Subject: a\n\nx\n");
        session.folder.write("in/b.mbox",
                             "From a Mon Nov 23 10:00:00 2026\nSubject: b\n\nx\n\n"
                             "From a Mon Nov 23 10:00:00 2026\nSubject: c\n\nx\n");
        session.folder.write("in/Maildir/cur/1", "Subject: d\n\nx\n");
        session.folder.write("in/Maildir/new/2", "Subject: e\n\nx\n");

        const auto ran = session.run({"ingest", (session.folder.path() / "in").string()});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "5 mails read, 5 of them new\n"));
        CHECK(has(ran.out, "5 notices that no parser knows"));
        auto db = session.open_store();
        CHECK(storage::MessageStore{db}.count() == 5);
    }

    TEST_CASE("a back-fill may be repeated")
    {
        test::Session session;
        const auto file = session.folder.write("a.eml", "Subject: a\n\nx\n").string();

        session.run({"ingest", file});
        const auto again = session.run({"ingest", file});

        CHECK(again.status == ExitStatus::done);
        CHECK(has(again.out, "1 mails read, 0 of them new\n0 advisories added"));
    }

    TEST_CASE("JSON tells what became of each mail")
    {
        test::Session session;
        const auto file = session.folder.write("a.eml", "Subject: a\n\nx\n").string();

        const auto ran = session.run({"ingest", "--format", "json", file, file});

        const auto lines = test::lines_of(ran.out);
        REQUIRE(lines.size() == 2);
        CHECK(lines[0].starts_with(
            fmt::format(R"({{"file":"{}","number":1,"message":"added","sha256":")", file)));
        CHECK(has(lines[0], R"("advisory_id":"MAIL-)"));
        CHECK(has(lines[0], R"("kind":"unknown","arrival":"added")"));
        CHECK(has(lines[1], R"("message":"already_known")"));
    }

    TEST_CASE("more mails than one batch are all taken in")
    {
        test::Session session;
        std::string mbox;
        for (int at = 0; at < 250; ++at)
            mbox += fmt::format("From a Mon Nov 23 10:00:00 2026\nSubject: {}\n\nx\n\n", at);
        const auto file = session.folder.write("box", mbox).string();

        const auto ran = session.run({"ingest", "--format", "json", file});

        CHECK(test::lines_of(ran.out).size() == 250);
        auto db = session.open_store();
        CHECK(storage::MessageStore{db}.count() == 250);
    }

    TEST_CASE("a file that cannot be read is named with status 1, and the others are taken in")
    {
        test::Session session;
        const auto file = session.folder.write("a.eml", "Subject: a\n\nx\n").string();
        const auto none = (session.folder.path() / "none.eml").string();

        const auto ran = session.run({"ingest", none, file});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.err, none));
        CHECK(has(ran.out, "1 mails read, 1 of them new\n"));
        CHECK(has(ran.out, "0 files skipped, 1 could not be read\n"));
    }

    TEST_CASE("a file of a folder that looks like no mail is named")
    {
        test::Session session;
        session.folder.write("in/readme.txt", "These are old notices.\n");

        const auto ran = session.run({"ingest", (session.folder.path() / "in").string()});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.err, "readme.txt: skipped"));
        CHECK(has(ran.out, "0 mails read"));
    }
}

}  // namespace advisory::cli
