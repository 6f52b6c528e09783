#include "storage/mailbox_store.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "storage/message_store.hpp"
#include "tests/storage/rows.hpp"

namespace advisory::storage {

using test::at;

TEST_SUITE("mailbox store")
{
    TEST_CASE("a folder that was never read has the zero cursor")
    {
        auto db = Database::in_memory();

        CHECK(MailboxStore{db}.cursor_of("psirt", "INBOX") == Cursor{});
    }

    TEST_CASE("each folder of each mailbox has its own cursor")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        constexpr auto most = std::numeric_limits<std::uint32_t>::max();

        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 1, .last_uid = 10});
        mailboxes.move_cursor("psirt", "JPCERT", {.uid_validity = 2, .last_uid = 20});
        mailboxes.move_cursor("other", "INBOX", {.uid_validity = most, .last_uid = most});

        CHECK(mailboxes.cursor_of("psirt", "INBOX") == Cursor{1, 10});
        CHECK(mailboxes.cursor_of("psirt", "JPCERT") == Cursor{2, 20});
        CHECK(mailboxes.cursor_of("other", "INBOX") == Cursor{most, most});
    }

    TEST_CASE("a new UIDVALIDITY takes the cursor back")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 1, .last_uid = 10});

        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 2, .last_uid = 0});

        CHECK(mailboxes.cursor_of("psirt", "INBOX") == Cursor{2, 0});
    }

    TEST_CASE("a cursor goes back with the mails that it covers")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        MessageStore messages{db};

        {
            const Transaction transaction{db};
            messages.save(test::make_mail("bytes"), "hash", {}, at("2026-11-22"));
            mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 7, .last_uid = 1});
        }

        CHECK(mailboxes.cursor_of("psirt", "INBOX") == Cursor{});
        CHECK(messages.count() == 0);
    }

    TEST_CASE("failures are counted in a row and end with a success")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};

        mailboxes.record_failure("psirt",
                                 "INBOX",
                                 {Errc::refused, "login refused", "ask"},
                                 at("2026-11-20"));
        mailboxes.record_failure("psirt",
                                 "INBOX",
                                 {Errc::refused, "no route", "ask"},
                                 at("2026-11-21"));

        auto status = mailboxes.list();
        REQUIRE(status.size() == 1);
        CHECK(status[0].failures == 2);
        CHECK(status[0].error == "no route");
        CHECK(status[0].fault == "refused");
        CHECK(status[0].remedy == "ask");
        CHECK(status[0].failing_since == at("2026-11-20"));
        CHECK(status[0].last_poll == at("2026-11-21"));
        CHECK_FALSE(status[0].last_success);

        mailboxes.record_success("psirt", "INBOX", at("2026-11-22"));

        status = mailboxes.list();
        REQUIRE(status.size() == 1);
        CHECK(status[0].failures == 0);
        CHECK(status[0].error.empty());
        CHECK(status[0].fault.empty());
        CHECK(status[0].remedy.empty());
        CHECK_FALSE(status[0].failing_since);
        CHECK(status[0].last_poll == at("2026-11-22"));
        CHECK(status[0].last_success == at("2026-11-22"));

        mailboxes.record_failure("psirt",
                                 "INBOX",
                                 {Errc::refused, "no route", "ask"},
                                 at("2026-11-23"));

        status = mailboxes.list();
        CHECK(status[0].failures == 1);
        CHECK(status[0].failing_since == at("2026-11-23"));
        CHECK(status[0].last_poll == at("2026-11-23"));
        CHECK(status[0].last_success == at("2026-11-22"));
    }

    TEST_CASE("the next try is that of the folder")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        mailboxes.record_success("psirt", "INBOX", at("2026-11-20"));
        mailboxes.record_success("psirt", "JPCERT", at("2026-11-20"));
        mailboxes.record_success("other", "INBOX", at("2026-11-20"));

        mailboxes.record_next_try("psirt", "INBOX", at("2026-11-21"));

        const auto status = mailboxes.list();
        REQUIRE(status.size() == 3);
        CHECK_FALSE(status[0].next_try);
        CHECK(status[1].next_try == at("2026-11-21"));
        CHECK_FALSE(status[2].next_try);
    }

    TEST_CASE("a folder that was numbered anew says since when it is read again")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 7, .last_uid = 5});
        mailboxes.record_success("psirt", "INBOX", at("2026-11-20"));
        REQUIRE_FALSE(mailboxes.list().at(0).renumbered_at);

        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 8, .last_uid = 2});
        mailboxes.record_success("psirt", "INBOX", at("2026-11-21"));
        mailboxes.record_success("psirt", "INBOX", at("2026-11-22"));

        CHECK(mailboxes.list().at(0).renumbered_at == at("2026-11-21"));
    }

    TEST_CASE("the status of a folder counts its own mails")
    {
        auto db = Database::in_memory();
        MailboxStore mailboxes{db};
        MessageStore messages{db};
        messages.save(test::make_mail("1", 1), "1", {}, at("2026-11-21"));
        messages.save(test::make_mail("2", 2), "2", {}, at("2026-11-22"));
        auto elsewhere = test::make_mail("3", 3);
        elsewhere.folder = "Archive";
        messages.save(elsewhere, "3", {}, at("2026-11-23"));
        mailboxes.move_cursor("psirt", "INBOX", {.uid_validity = 7, .last_uid = 2});
        mailboxes.record_backlog("psirt", "INBOX", 40);
        mailboxes.record_backlog("psirt", "Empty", 0);

        const auto status = mailboxes.list();

        REQUIRE(status.size() == 2);
        CHECK(status[0].folder == "Empty");
        CHECK(status[0].mails == 0);
        CHECK_FALSE(status[0].last_mail);
        CHECK(status[1].folder == "INBOX");
        CHECK(status[1].mailbox == "psirt");
        CHECK(status[1].cursor == Cursor{7, 2});
        CHECK(status[1].mails == 2);
        CHECK(status[1].last_mail == at("2026-11-22"));
        CHECK(status[1].backlog == 40);
        CHECK_FALSE(status[1].last_poll);
    }
}

}  // namespace advisory::storage
