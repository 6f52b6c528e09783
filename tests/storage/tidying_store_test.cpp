#include "storage/tidying_store.hpp"

#include <string>
#include <vector>

#include "core/mail.hpp"
#include "storage/message_store.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using Uids = std::vector<std::uint32_t>;

struct TidyingStoreScene {
    Database db = Database::in_memory();
    TidyingStore tidying{db};

    void save(std::uint32_t uid, std::uint32_t uid_validity = 5, bool is_complete = true)
    {
        RawMail mail;
        mail.mailbox = "psirt";
        mail.folder = "INBOX";
        mail.uid_validity = uid_validity;
        mail.uid = uid;
        mail.is_complete = is_complete;
        mail.bytes = std::to_string(uid);
        MessageStore{db}.save(mail, mail.bytes, {}, Time{});
    }

    Uids untidied(Cursor cursor) { return tidying.untidied("psirt", "INBOX", cursor); }
};

}  // namespace

TEST_SUITE("tidying store")
{
    TEST_CASE("what is stored whole up to the cursor is to be tidied, once")
    {
        TidyingStoreScene scene;
        for (const std::uint32_t uid : {9U, 3U, 4U, 12U})
            scene.save(uid);

        CHECK(scene.untidied({5, 9}) == Uids{3, 4, 9});
        CHECK(scene.untidied({5, 9}) == Uids{3, 4, 9});  // As after a crash.
        scene.tidying.record("psirt", "INBOX", {5, 9});
        CHECK(scene.untidied({5, 9}).empty());
        CHECK(scene.untidied({5, 12}) == Uids{12});
    }

    TEST_CASE("a mail of which only the header was taken stays where it is")
    {
        TidyingStoreScene scene;
        scene.save(3, 5, false);
        scene.save(4);

        CHECK(scene.untidied({5, 9}) == Uids{4});
    }

    TEST_CASE("a failure is told with its beginning until the folder is tidied")
    {
        TidyingStoreScene scene;
        scene.save(3);
        const Error error{Errc::refused, "no such folder", "create the folder"};

        scene.tidying.record_failure("psirt", "INBOX", error, *read_time("2026-11-01"));
        scene.tidying.record_failure("psirt", "INBOX", error, *read_time("2026-11-02"));

        const auto failing = scene.tidying.failing();
        REQUIRE(failing.size() == 1);
        CHECK(failing[0].since == *read_time("2026-11-01"));
        CHECK(failing[0].error == "no such folder");
        CHECK(scene.untidied({5, 9}) == Uids{3});

        scene.tidying.record("psirt", "INBOX", {5, 9});
        CHECK(scene.tidying.failing().empty());
    }

    TEST_CASE("a folder with another UIDVALIDITY begins anew")
    {
        TidyingStoreScene scene;
        scene.save(3, 5);
        scene.save(2, 6);
        scene.tidying.record("psirt", "INBOX", {5, 9});

        CHECK(scene.untidied({6, 9}) == Uids{2});
        CHECK(scene.tidying.untidied("psirt", "Other", {6, 9}).empty());
    }
}

}  // namespace advisory::storage
