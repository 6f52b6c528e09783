#include "storage/refused_mail_store.hpp"

#include <string>
#include <vector>

#include "core/mail.hpp"
#include "storage/message_store.hpp"
#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

using Cause = RefusedMailStore::Cause;
using Uids = std::vector<std::uint32_t>;

struct RefusedMailStoreScene {
    Database db = Database::in_memory();
    RefusedMailStore refused{db};

    void fail(RefusedMailStore::Failure failure, int times = 1)
    {
        for (int time = 0; time < times; ++time)
            refused.record("psirt", "INBOX", failure, {Errc::refused, "NO", ""}, Time{});
    }

    RefusedMailStore::Known known(Cursor cursor) { return refused.known("psirt", "INBOX", cursor); }
};

}  // namespace

TEST_SUITE("refused mail store")
{
    TEST_CASE("a mail is refused once it has failed alone as often as we have patience")
    {
        RefusedMailStoreScene scene;
        scene.fail({.uid_validity = 5, .first_uid = 1, .last_uid = 9}, 7);
        scene.fail({.uid_validity = 5, .first_uid = 7, .last_uid = 7}, 2);

        const auto before = scene.known({5, 0});
        scene.fail({.uid_validity = 5, .first_uid = 7, .last_uid = 7});
        scene.fail({.uid_validity = 5, .first_uid = 8, .last_uid = 8, .cause = Cause::breach}, 3);
        const auto after = scene.known({5, 0});

        CHECK(before.uid_validity == 5);
        CHECK(before.last_uid == 9);
        CHECK(before.refused.empty());
        CHECK(after.refused == Uids{7});
        CHECK(after.unannounced == Uids{8});
    }

    TEST_CASE("a mail at which the session ends is waited for longer, as it may be the line")
    {
        RefusedMailStoreScene scene;
        const RefusedMailStore::Failure cut{.uid_validity = 5,
                                            .first_uid = 7,
                                            .last_uid = 7,
                                            .cause = Cause::cut};

        scene.fail(cut, 9);
        const auto waited_for = scene.known({5, 0});
        scene.fail(cut);
        const auto by_header = scene.known({5, 0});
        // Its header came, and nothing behind it: that makes no other failure of it.
        scene.fail({.uid_validity = 5, .first_uid = 7, .last_uid = 7});
        const auto still_by_header = scene.known({5, 0});
        scene.fail(cut, 2);
        const auto given_up = scene.known({5, 0});

        CHECK(waited_for.last_uid == 7);
        CHECK(waited_for.unannounced.empty());
        CHECK(by_header.unannounced == Uids{7});
        CHECK(by_header.unasked.empty());
        CHECK(still_by_header.unannounced == Uids{7});
        CHECK(still_by_header.refused.empty());
        CHECK(given_up.unannounced.empty());
        CHECK(given_up.unasked == Uids{7});
    }

    TEST_CASE("mails under way when a line was cut go alone only when it is cut there again")
    {
        RefusedMailStoreScene scene;
        scene.fail({.uid_validity = 5, .first_uid = 1, .last_uid = 400, .cause = Cause::cut});
        scene.fail({.uid_validity = 5, .first_uid = 201, .last_uid = 600, .cause = Cause::cut});
        const auto moving = scene.known({5, 0});
        scene.fail({.uid_validity = 5, .first_uid = 201, .last_uid = 600, .cause = Cause::cut});
        const auto standing = scene.known({5, 0});

        CHECK(moving.last_uid == 0);
        CHECK(standing.last_uid == 600);
        CHECK(standing.refused.empty());
        CHECK(standing.unannounced.empty());
    }

    TEST_CASE("what lies behind us, or under other numbers, is not known any more")
    {
        RefusedMailStoreScene scene;
        scene.fail({.uid_validity = 5, .first_uid = 7, .last_uid = 7}, 3);

        CHECK(scene.known({5, 6}).refused == Uids{7});
        CHECK(scene.known({5, 7}).last_uid == 0);
        scene.fail({.uid_validity = 6, .first_uid = 2, .last_uid = 2});
        CHECK(scene.known({5, 0}).last_uid == 2);
        scene.refused.forget_read("psirt", "INBOX", {6, 2});
        CHECK(scene.known({6, 0}).last_uid == 0);
    }

    TEST_CASE("a mail that was set aside stays on record, and is no mail over the size limit")
    {
        RefusedMailStoreScene scene;
        RawMail mail;
        mail.mailbox = "psirt";
        mail.folder = "INBOX";
        mail.uid_validity = 5;
        mail.uid = 7;
        mail.is_complete = false;
        scene.fail({.uid_validity = 5, .first_uid = 7, .last_uid = 7}, 3);
        MessageStore messages{scene.db};
        messages.save(mail, "hash", {}, Time{});
        CHECK(messages.count_cut() == 1);

        const auto kept = scene.refused.set_aside("psirt", "INBOX", {5, 7}, "MAIL-1", Time{});
        scene.refused.forget_read("psirt", "INBOX", {5, 9});

        CHECK(kept.error == "NO");
        CHECK(messages.count_cut() == 0);
        const auto all = scene.refused.all_set_aside();
        REQUIRE(all.size() == 1);
        CHECK(all[0].uid == 7);
        CHECK(all[0].advisory_id == "MAIL-1");
        CHECK(scene.known({5, 0}).last_uid == 0);
    }
}

}  // namespace advisory::storage
