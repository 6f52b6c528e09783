#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/run.hpp"
#include "storage/message_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

std::string mbox_of(int mails)
{
    std::string mbox;
    for (int at = 0; at < mails; ++at)
        mbox +=
            fmt::format("From a Mon Nov 23 10:00:00 2026\nX-Synthetic: yes\nSubject: {}\n\nx\n\n",
                        at);
    return mbox;
}

/// Interrupts at the question with this number.
std::function<bool()> interrupt_at(int question)
{
    return [asked = 0, question]() mutable { return ++asked >= question; };
}

std::int64_t mails_in(test::Session& session)
{
    auto db = session.open_store();
    return storage::MessageStore{db}.count();
}

}  // namespace

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

    TEST_CASE("a run that was interrupted goes on where it was")
    {
        test::Session session;
        const auto file = session.folder.write("box", mbox_of(450)).string();
        session.is_interrupted = interrupt_at(230);
        const auto first = session.run({"ingest", file});
        const auto taken = mails_in(session);
        session.is_interrupted = {};

        const auto second = session.run({"ingest", file});
        const auto third = session.run({"ingest", file});

        CHECK(first.status == ExitStatus::interrupted);
        CHECK(has(first.err, "interrupted"));
        CHECK(taken > 200);
        CHECK(taken < 450);
        CHECK(second.status == ExitStatus::done);
        CHECK(has(second.err, fmt::format("box: goes on at mail {}", taken)));
        CHECK(has(second.out,
                  fmt::format("{} mails read, {} of them new", 451 - taken, 450 - taken)));
        CHECK(mails_in(session) == 450);
        CHECK(third.err.empty());
        CHECK(has(third.out, "450 mails read, 0 of them new\n"));
    }

    TEST_CASE("an mbox file that changed after an interrupted run is read from its start")
    {
        struct Change {
            std::string_view name;
            std::string bytes;
        };
        auto other_begin = mbox_of(450);
        other_begin.replace(other_begin.find("Subject: 7"), 10, "Subject: X");
        const Change changes[] = {
            {"longer", mbox_of(460)},
            {"shorter", mbox_of(300)},
            {"same size", other_begin},
        };

        for (const auto& [name, bytes] : changes) {
            CAPTURE(name);
            test::Session session;
            const auto file = session.folder.write("box", mbox_of(450)).string();
            session.is_interrupted = interrupt_at(230);
            session.run({"ingest", file});
            session.is_interrupted = {};

            session.folder.write("box", bytes);
            std::filesystem::last_write_time(
                file,
                std::filesystem::last_write_time(file) + std::chrono::seconds{1});
            const auto again = session.run({"ingest", file});

            CHECK_FALSE(has(again.err, "goes on"));
            CHECK(has(again.out,
                      fmt::format("{} mails read",
                                  name == "longer"    ? 460
                                  : name == "shorter" ? 300
                                                      : 450)));
        }
    }

    TEST_CASE("what is read in a mail that is known already is not read again, but counted")
    {
        test::Session session;
        session.folder.write("in/a.eml", "Subject: a\n\nx\n");
        session.folder.write("in/b.mbox", mbox_of(3));
        const auto folder = (session.folder.path() / "in").string();
        session.run({"ingest", folder});
        session.folder.write("in/c.eml", "Subject: c\n\nx\n");

        const auto again = session.run({"ingest", folder});

        CHECK(has(again.out, "5 mails read, 1 of them new\n1 advisories added"));
    }

    TEST_CASE("a long back-fill tells how far it is, and a short one does not")
    {
        test::Session session;
        const auto file = session.folder.write("box", mbox_of(30)).string();

        const auto quick = session.run({"ingest", file});
        session.tick = std::chrono::seconds{1};
        const auto slow = session.run({"ingest", file});
        session.audience = Console::Audience::terminal;
        const auto watched = session.run({"ingest", file});

        CHECK(quick.err.empty());
        const auto lines = test::lines_of(slow.err);
        REQUIRE(lines.size() >= 2);
        CHECK(lines.size() <= 4);
        CHECK(has(lines[0], "mails read, "));
        CHECK(has(lines[0], file + " at "));
        CHECK(has(watched.err, "\r"));
        CHECK(watched.err.ends_with("\r\x1b[K"));
        CHECK(test::lines_of(watched.err).size() == 1);
    }

    TEST_CASE("a mail from a pipe is stored, and comes again without a trace")
    {
        test::Session session;
        const std::string mail = "X-Synthetic: yes\nSubject: a\n\nFrom the vendor\n";

        const auto first = session.run({"ingest", "-"}, mail);
        const auto again = session.run({"ingest", "-"}, mail);

        CHECK(first.status == ExitStatus::done);
        CHECK(has(first.out, "1 mails read, 1 of them new\n"));
        CHECK(first.err.empty());
        CHECK(again.status == ExitStatus::done);
        CHECK(mails_in(session) == 1);
    }

    TEST_CASE("a piped mail may have the envelope's line, and a pipe may hold an mbox")
    {
        test::Session session;

        const auto one = session.run(
            {"ingest", "-"},
            "From a@b Mon Nov 23 10:00:00 2026\n" + mbox_of(0) + "Subject: envelope\n\nx\n");
        const auto many = session.run({"ingest", "-", "--format", "json"}, mbox_of(250));

        CHECK(one.status == ExitStatus::done);
        CHECK(many.status == ExitStatus::done);
        CHECK(test::lines_of(many.out).size() == 250);
        CHECK(has(test::lines_of(many.out)[249], R"({"file":"standard input","number":250,)"));
        CHECK(mails_in(session) == 251);
    }

    TEST_CASE("a pipe without a mail is bad data")
    {
        test::Session session;

        for (const std::string_view nothing : {"", "\n", " \r\n\t\n"}) {
            const auto ran = session.run({"ingest", "-"}, nothing);
            CHECK(ran.status == ExitStatus::bad_data);
            CHECK(has(ran.err, "no mail on standard input"));
        }
        CHECK(mails_in(session) == 0);
    }

    TEST_CASE("a piped mail that cannot be stored is to come again, whatever the cause")
    {
        test::Session session;
        const auto no_store = session.folder.write("text", "This is no store at all.\n").string();
        const auto bad = session.folder.write("bad.toml", "[store]\npath = 1\n").string();
        const auto no_folder = (session.folder.path() / "none/store.db").string();

        for (const auto& options : {std::vector<std::string>{"--db", no_folder},
                                    {"--db", no_store},
                                    {"--config", bad},
                                    {"--config", "/nonexistent.toml"}}) {
            CAPTURE(options[1]);
            auto words = options;
            words.insert(words.end(), {"ingest", "-"});
            const auto ran = session.run_bare(words, "Subject: a\n\nx\n");
            CHECK(ran.status == ExitStatus::try_again);
            CHECK_FALSE(ran.err.empty());
        }
    }

    TEST_CASE("a piped mail that is stored counts as stored, whoever reads the output")
    {
        test::Session session;
        std::istringstream in{"X-Synthetic: yes\nSubject: a\n\nx\n"};
        std::ostringstream out;
        std::ostringstream err;
        out.setstate(std::ios::badbit);
        Console console{
            .in = in,
            .out = out,
            .err = err,
            .width = {},
            .clock = [&session] { return session.now; },
            .pause = [] { return false; },
        };
        const auto store = session.store().string();
        const char* const words[] = {"advisoryctl", "--db", store.c_str(), "ingest", "-"};

        CHECK(run(5, words, console) == ExitStatus::done);

        CHECK(mails_in(session) == 1);
    }

    TEST_CASE("standard input stands alone")
    {
        test::Session session;

        const auto ran = session.run({"ingest", "-", "a.eml"}, "Subject: a\n\nx\n");

        CHECK(ran.status == ExitStatus::usage);
        CHECK(mails_in(session) == 0);
    }
}

}  // namespace advisory::cli
