#include <string>

#include "core/alert.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/outbox.hpp"
#include "storage/text_index.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

/// A configuration with one mailbox of one folder, beside the session's store.
std::string write_configuration(const test::Session& session)
{
    return session.folder
        .write("a.toml",
               "[store]\npath = \"store.db\"\n"
               "[[mailbox]]\nname = \"psirt\"\nurl = \"imaps://h/INBOX\"\nuser = \"u\"\n"
               "password_file = \"secret\"\npoll_interval = \"5m\"\n"
               "[alert.log]\npath = \"alerts.jsonl\"\n")
        .string();
}

std::int64_t add_alert(storage::Database& db, Time when)
{
    Alert alert;
    alert.time = when;
    alert.event = "alert.raised";
    alert.alert_id = "a-1";
    return storage::Outbox{db}.add(alert);
}

}  // namespace

TEST_SUITE("status")
{
    TEST_CASE("all is well when every folder was polled and every alert delivered")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);

        const auto ran = session.run_bare({"--config", file, "status"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "Nothing is wrong."));
        CHECK(has(ran.out, "psirt"));
        CHECK(has(ran.out, "2026-11-23 12:00"));
    }

    TEST_CASE("a mailbox that was never polled is wrong")
    {
        test::Session session;
        const auto file = write_configuration(session);
        session.open_store();

        const auto ran = session.run_bare({"--config", file, "status"});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.out, "mailbox psirt, folder INBOX: configured, and never polled"));
    }

    TEST_CASE("a folder is overdue after three intervals")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);

        session.now += std::chrono::minutes{15};
        CHECK(session.run_bare({"--config", file, "status"}).status == ExitStatus::done);

        session.now += std::chrono::seconds{1};
        const auto late = session.run_bare({"--config", file, "status"});
        CHECK(late.status == ExitStatus::failed);
        CHECK(has(late.out, "not polled since 2026-11-23 12:00"));
    }

    TEST_CASE("the error of a folder is told, safe for a terminal")
    {
        test::Session session;
        auto db = session.open_store();
        storage::MailboxStore store{db};
        store.record_failure("psirt", "INBOX", "login refused \x1b[31m", session.now);
        store.record_failure("psirt", "INBOX", "login refused \x1b[31m", session.now);

        const auto ran = session.run({"status"});

        CHECK(ran.status == ExitStatus::failed);
        CHECK(has(ran.out, "login refused"));
        CHECK(has(ran.out, "2 failures in a row"));
        CHECK_FALSE(has(ran.out, "\x1b"));
    }

    TEST_CASE("an old error of a folder that is no longer configured is not wrong")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore store{db};
        store.record_success("psirt", "INBOX", session.now);
        store.record_failure("old", "INBOX", "login refused", session.now);

        CHECK(session.run_bare({"--config", file, "status"}).status == ExitStatus::done);
    }

    TEST_CASE("a sink that refuses is wrong until it takes the alert")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        const auto row = add_alert(db, session.now);

        outbox.record_failure(row, "log", "disk full", session.now);
        const auto refused = session.run({"status"});
        CHECK(refused.status == ExitStatus::failed);
        CHECK(has(refused.out, "alert sink log: disk full (1 alerts pending)"));

        outbox.confirm(row, "log", session.now);
        CHECK(session.run({"status"}).status == ExitStatus::done);
    }

    TEST_CASE("an alert that nobody fetches is wrong after a quarter of an hour")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);
        add_alert(db, session.now - std::chrono::minutes{15});

        CHECK(session.run_bare({"--config", file, "status"}).status == ExitStatus::done);

        session.now += std::chrono::seconds{1};
        const auto late = session.run_bare({"--config", file, "status"});
        CHECK(late.status == ExitStatus::failed);
        CHECK(has(late.out, "alert sink log: 1 alerts pending since 2026-11-23 11:45"));
    }

    TEST_CASE("JSON has it all in one object")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);

        const auto ran = session.run({"status", "--format", "json"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(test::lines_of(ran.out).size() == 1);
        for (const std::string_view part :
             {R"({"ok":true,"problems":[],"store":{"path":")",
              R"("messages":1,"advisories":1,"unread_notices":0,"unindexed":1})",
              R"("mailbox":"psirt","folder":"INBOX")",
              R"("last_poll":"2026-11-23T12:00:00+09:00")",
              R"("sinks":[])"}) {
            CAPTURE(part);
            CHECK(has(ran.out, part));
        }
    }

    TEST_CASE("what waits for the index is told, and is nothing wrong")
    {
        test::Session session;
        auto db = session.open_store();
        test::save_match(db, {});

        const auto before = session.run({"status"});
        storage::TextIndex{db}.step(10);
        const auto after = session.run({"status"});

        CHECK(before.status == ExitStatus::done);
        CHECK(has(before.out, "1 advisories wait"));
        CHECK(has(after.out, "up to date"));
    }

    TEST_CASE("CSV lists the folders")
    {
        test::Session session;
        auto db = session.open_store();
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);

        const auto ran = session.run({"status", "--format", "csv"});

        CHECK(ran.out.starts_with("mailbox,folder,last_poll,"));
        CHECK(has(ran.out, "psirt,INBOX,2026-11-23T12:00:00+09:00,"));
    }
}

}  // namespace advisory::cli
