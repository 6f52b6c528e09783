#include "storage/message_store.hpp"

#include <string>

#include <doctest/doctest.h>

#include "storage/connection.hpp"
#include "tests/storage/rows.hpp"

namespace advisory::storage {

namespace {

using test::at;
using test::make_mail;

std::int64_t receipts(Database& db)
{
    return db.connection().integer_of("SELECT COUNT(*) FROM receipt");
}

}  // namespace

TEST_SUITE("message store")
{
    TEST_CASE("bytes come back as the server held them")
    {
        using namespace std::string_literals;
        auto db = Database::in_memory();
        MessageStore messages{db};

        for (const auto& bytes : {""s, "Subject: \x1b$B\r\n\r\n"s, "nul \0 and \xff\xfe"s}) {
            CAPTURE(bytes.size());
            messages.save(make_mail(bytes), "hash of " + bytes, {}, at("2026-11-22"));
            CHECK(messages.bytes_of("hash of " + bytes) == bytes);
        }
    }

    TEST_CASE("an unknown hash has no bytes")
    {
        auto db = Database::in_memory();

        CHECK_FALSE(MessageStore{db}.bytes_of("hash"));
    }

    TEST_CASE("the same mail from the same place is kept once")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};

        const auto first = messages.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));
        const auto again = messages.save(make_mail("bytes"), "hash", {}, at("2026-11-23"));

        CHECK(first.saved == Saved::added);
        CHECK(again.saved == Saved::already_known);
        CHECK(again.row == first.row);
        CHECK(messages.count() == 1);
        CHECK(receipts(db) == 1);
    }

    TEST_CASE("the same mail from another place gets a receipt of its own")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};
        messages.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));

        auto other_mailbox = make_mail("bytes");
        other_mailbox.mailbox = "jpcert";
        auto other_folder = make_mail("bytes");
        other_folder.folder = "Archive";
        auto other_validity = make_mail("bytes");
        other_validity.uid_validity = 8;
        for (const auto& mail :
             {other_mailbox, other_folder, other_validity, make_mail("bytes", 2)})
            CHECK(messages.save(mail, "hash", {}, at("2026-11-22")).saved == Saved::already_known);

        CHECK(messages.count() == 1);
        CHECK(receipts(db) == 5);
    }

    TEST_CASE("a receipt is asked for by place and bytes")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};
        auto other_folder = make_mail("bytes");
        other_folder.folder = "Archive";

        messages.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));

        CHECK(messages.has_receipt(make_mail("bytes"), "hash"));
        CHECK_FALSE(messages.has_receipt(make_mail("bytes"), "other hash"));
        CHECK_FALSE(messages.has_receipt(make_mail("bytes", 2), "hash"));
        CHECK_FALSE(messages.has_receipt(other_folder, "hash"));
    }

    TEST_CASE("other bytes in the same place get a receipt of their own")
    {
        auto db = Database::in_memory();
        MessageStore messages{db};
        messages.save(make_mail("bytes"), "hash", {}, at("2026-11-22"));

        const auto other = messages.save(make_mail("other"), "other hash", {}, at("2026-11-22"));

        CHECK(other.saved == Saved::added);
        CHECK(receipts(db) == 2);
    }

    TEST_CASE("a receipt tells when and how far its mail was proven")
    {
        auto db = Database::in_memory();
        const Authenticity proven{.level = "A2", .checks = {"dkim=pass", "dmarc=pass"}};

        MessageStore{db}.save(make_mail("bytes"), "hash", proven, at("2026-11-22"));

        auto& connection = db.connection();
        CHECK(connection.integer_of("SELECT received_at FROM receipt WHERE authenticity = 'A2'") ==
              at("2026-11-22").time_since_epoch().count());
        CHECK(connection.integer_of("SELECT COUNT(*) FROM receipt_check") == 2);
    }

    TEST_CASE("a mail over the size limit is marked as cut")
    {
        auto db = Database::in_memory();
        auto cut = make_mail("header only");
        cut.is_complete = false;
        cut.size = 200'000'000;

        MessageStore{db}.save(cut, "hash", {}, at("2026-11-22"));

        CHECK(db.connection().integer_of("SELECT size FROM message WHERE NOT is_complete") ==
              200'000'000);
    }
}

}  // namespace advisory::storage
