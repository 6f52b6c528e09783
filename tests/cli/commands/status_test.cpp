#include <string>

#include "core/alert.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/message_store.hpp"
#include "storage/number_store.hpp"
#include "storage/outbox.hpp"
#include "storage/refused_mail_store.hpp"
#include "storage/source_store.hpp"
#include "storage/text_index.hpp"
#include "storage/tidying_store.hpp"
#include "tests/cli/sample_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/cli/status_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::write_configuration;

namespace {

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

    TEST_CASE("a folder that is read for the first time is not called unread, while mails come")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore mailboxes{db};
        mailboxes.record_reading("psirt", "INBOX", session.now);
        mailboxes.record_backlog("psirt", "INBOX", 40'000);
        session.now += std::chrono::minutes{20};
        RawMail mail;
        mail.mailbox = "psirt";
        mail.folder = "INBOX";
        storage::MessageStore{db}.save(mail, "hash", {}, session.now);

        const auto reading = session.run_bare({"--config", file, "status"});
        session.now += std::chrono::minutes{16};
        const auto stuck = session.run_bare({"--config", file, "status"});
        mailboxes.record_success("psirt", "INBOX", session.now);
        const auto read = session.run_bare({"--config", file, "status"});

        CHECK(reading.status == ExitStatus::done);
        CHECK(has(reading.out, "it is being read since 2026-11-23 12:00, 40000 mails are left"));
        CHECK(stuck.status == ExitStatus::failed);
        CHECK(has(stuck.out, "never polled"));
        CHECK_FALSE(has(read.out, "is being read"));
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
        store.record_failure("psirt",
                             "INBOX",
                             {Errc::refused, "login refused \x1b[31m", "check the password"},
                             session.now);
        store.record_failure("psirt",
                             "INBOX",
                             {Errc::refused, "login refused \x1b[31m", "check the password"},
                             session.now);

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
        store.record_failure("old", "INBOX", {Errc::refused, "login refused", ""}, session.now);

        storage::TidyingStore{db}.record_failure("old",
                                                 "INBOX",
                                                 {Errc::refused, "no such folder", ""},
                                                 session.now);

        const auto ran = session.run_bare({"--config", file, "status"});
        const auto json = session.run_bare({"--config", file, "status", "--format", "json"}).out;

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "INBOX (not configured)"));
        CHECK(has(json, R"("configured":true)"));
        CHECK(has(json, R"("configured":false)"));
    }

    TEST_CASE("a sink that refuses is wrong until it takes the alert")
    {
        test::Session session;
        auto db = session.open_store();
        storage::Outbox outbox{db};
        const auto row = add_alert(db, session.now);

        outbox.record_failure(row, "log", {.reason = "disk full"}, session.now);
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

    TEST_CASE("a fault tells since when, the next try and what to do")
    {
        test::Session session;
        auto db = session.open_store();
        storage::MailboxStore store{db};
        const Error refused{Errc::refused, "login refused", "check the password"};
        store.record_failure("psirt", "INBOX", refused, session.now - std::chrono::hours{2});
        store.record_failure("psirt", "INBOX", refused, session.now);
        store.record_next_try("psirt", "INBOX", session.now + std::chrono::minutes{30});

        const auto ran = session.run({"status"});
        const auto json = session.run({"status", "--format", "json"});

        CHECK(has(ran.out,
                  "mailbox psirt, folder INBOX: login refused (2 failures in a row) since "
                  "2026-11-23 10:00; advisoryd tries again at 2026-11-23 12:30 and reads on where "
                  "it stopped; to do: check the password"));
        CHECK(
            has(json.out, R"("fault":"mailbox.refused","subject":"mailbox psirt, folder INBOX")"));
        CHECK(has(json.out, R"("since":"2026-11-23T10:00:00+09:00")"));
    }

    TEST_CASE("a folder that waits for its next try is not overdue")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore store{db};
        store.record_failure("psirt", "INBOX", {Errc::unreachable, "no route", ""}, session.now);
        store.record_next_try("psirt", "INBOX", session.now + std::chrono::minutes{30});

        session.now += std::chrono::minutes{29};
        const auto waiting = session.run_bare({"--config", file, "status"});
        session.now += std::chrono::minutes{7};
        const auto late = session.run_bare({"--config", file, "status"});

        CHECK_FALSE(has(waiting.out, "is advisoryd running?"));
        CHECK(has(late.out, "is advisoryd running?"));
    }

    TEST_CASE("a silent source and missing numbers are wrong until they end")
    {
        test::Session session;
        auto db = session.open_store();
        storage::SourceStore sources{db};
        storage::NumberStore numbers{db};
        const auto watched = session.now - std::chrono::days{12};
        sources.watch(default_sources().at(0), watched);
        const auto silence = sources.begin_silence("jpcert", watched, session.now);
        storage::NumberGap gap;
        gap.source = "jpcert";
        gap.numbers = Numbering::jpcert_at;
        gap.year = 2026;
        gap.first = 13;
        gap.last = 15;
        gap.noticed_at = session.now - std::chrono::hours{1};
        numbers.open_gap(gap);
        numbers.add(gap.numbers, {2026, 14}, storage::Way::other, session.now);
        const auto row = numbers.open_gaps().at(0).row;

        const auto waited_for = session.run({"status"});
        numbers.mark_raised(row, session.now);
        const auto both = session.run({"status"});
        sources.end_silence(silence, "mail", session.now);
        numbers.end_gap(row, "mail", session.now);
        const auto none = session.run({"status"});

        CHECK_FALSE(has(waited_for.out, "missing"));
        CHECK(both.status == ExitStatus::failed);
        CHECK(
            has(both.out,
                "source jpcert: silent (a mail is expected every 9 days) since 2026-11-11 12:00"));
        CHECK(has(both.out,
                  "source jpcert: JPCERT-AT-2026-0013, JPCERT-AT-2026-0015 missing since "
                  "2026-11-23 11:00"));
        CHECK(none.status == ExitStatus::done);
        CHECK(has(none.out, "2026-11-20 12:00"));
    }

    TEST_CASE("what waits for a person is told and is not wrong")
    {
        test::Session session;
        auto db = session.open_store();
        RawMail cut;
        cut.bytes = "Subject: huge";
        cut.is_complete = false;
        storage::MessageStore{db}.save(cut, "hash", {}, session.now);
        storage::MailboxStore mailboxes{db};
        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 1, .last_uid = 9});
        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 2, .last_uid = 9});
        mailboxes.record_success("psirt", "INBOX", session.now);
        storage::RefusedMailStore{db}.set_aside("psirt", "INBOX", {2, 7}, "MAIL-1", session.now);

        const auto ran = session.run({"status"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "1 mails over max_mail_bytes"));
        CHECK(has(ran.out, "1 mails that their server does not give"));
        CHECK(has(ran.out, "UID 7 of mailbox psirt, folder INBOX (MAIL-1)"));
        CHECK(has(ran.out, "its UIDVALIDITY changed"));
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
        for (
            const std::string_view part :
            {R"({"ok":true,"problems":[],"store":{"path":")",
             R"("messages":1,"advisories":1,"unread_notices":0,"unindexed":1,"cut_mails":0,"refused_mails":0)",
             R"("mailbox":"psirt","folder":"INBOX")",
             R"("last_poll":"2026-11-23T12:00:00+09:00")",
             R"("sinks":[],"faults":[],"notes":[]})"}) {
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
