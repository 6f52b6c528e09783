#include <chrono>

#include "storage/mailbox_store.hpp"
#include "storage/store_lock.hpp"
#include "tests/cli/session.hpp"
#include "tests/cli/status_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::write_configuration;

TEST_SUITE("status of the daemon")
{
    TEST_CASE("a mailbox that is about to be polled for the first time is not wrong yet")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore{db}.record_next_try("psirt", "INBOX", session.now);

        session.now += std::chrono::minutes{4};
        const auto soon = session.run_bare({"--config", file, "status"});
        session.now += std::chrono::minutes{2};
        const auto late = session.run_bare({"--config", file, "status"});

        CHECK(soon.status == ExitStatus::done);
        CHECK(
            has(soon.out,
                "mailbox psirt, folder INBOX: its first poll is under way since 2026-11-23 12:00"));
        CHECK_FALSE(has(soon.out, "never polled"));
        CHECK(late.status == ExitStatus::failed);
        CHECK(has(late.out, "mailbox psirt, folder INBOX: configured, and never polled"));
    }

    TEST_CASE("what failed before a restart is not told as what is so now")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore mailboxes{db};
        mailboxes.record_failure("psirt",
                                 "INBOX",
                                 {Errc::refused, "no login", "look"},
                                 session.now);
        mailboxes.record_next_try("psirt", "INBOX", session.now + std::chrono::minutes{1});
        const auto status = [&] { return session.run_bare({"--config", file, "status"}).out; };

        CHECK(has(status(), "advisoryd tries again at 2026-11-23 12:01 and reads on"));
        session.now += std::chrono::minutes{2};
        CHECK(has(status(),
                  "that was the last try; advisoryd is at the next one since 2026-11-23 12:01"));
        session.now += std::chrono::minutes{5};
        CHECK(has(status(), "advisoryd was to try again at 2026-11-23 12:01: is it running?"));

        mailboxes.record_success("psirt", "INBOX", session.now);
        CHECK_FALSE(mailboxes.list()[0].next_try);
    }

    TEST_CASE("a daemon that is to run and does not is a fault, whatever it did before")
    {
        test::Session session;
        const auto file = write_configuration(session);
        auto db = session.open_store();
        storage::MailboxStore{db}.record_success("psirt", "INBOX", session.now);
        const auto store = session.folder.path() / "store.db";
        {
            const auto lock =
                storage::StoreLock::acquire(store, storage::StoreLock::Purpose::watch);
            const auto running = session.run_bare({"--config", file, "status"});
            CHECK(running.status == ExitStatus::done);
        }

        const auto ended = session.run_bare({"--config", file, "status"});
        const auto by_hand = session.run_bare({"--db", store.string(), "status"});

        CHECK(ended.status == ExitStatus::failed);
        CHECK(has(ended.out, "advisoryd: does not run; the last poll was at 2026-11-23 12:00"));
        CHECK(by_hand.status == ExitStatus::done);
    }
}

}  // namespace advisory::cli
