#include <string>
#include <string_view>

#include "tests/transport/dialogue.hpp"
#include "transport/imap_conversation.hpp"

namespace advisory::transport {

namespace {

using test::Dialogue;
using test::examined;
using test::fetched;

/// Brings a folder with the mails 1 to 3 to the moment at which UID 1 was asked for, alone.
void ask_for_first(Dialogue& talk, KnownFailures known)
{
    talk.conversation.read_folder("INBOX", {}, FolderAccess::read_only, std::move(known));
    talk.server(examined(5, 4, 3) + "adv1 OK done\r\n");
    talk.server(
        "* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n* 2 FETCH (UID 2 RFC822.SIZE 3)\r\n"
        "* 3 FETCH (UID 3 RFC822.SIZE 5)\r\nadv2 OK done\r\n");
    talk.conversation.take_output();
}

KnownFailures refused_first()
{
    return {.uid_validity = 5, .alone_to = 1, .refused = {1}, .unannounced = {}, .unasked = {}};
}

}  // namespace

TEST_SUITE("imap conversation, refusals")
{
    TEST_CASE("a mail that is refused for the first time fails the folder and is named")
    {
        Dialogue talk;
        ask_for_first(
            talk,
            {.uid_validity = 5, .alone_to = 1, .refused = {}, .unannounced = {}, .unasked = {}});

        talk.server("adv3 NO cannot read it\r\n");

        const auto failed = talk.event<FolderFailed>();
        CHECK(failed.mails == FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 1}});
    }

    TEST_CASE("mails whose command is called wrong are named together")
    {
        Dialogue talk;
        ask_for_first(talk, {});

        talk.server("adv3 BAD what?\r\n");

        const auto failed = talk.event<FolderFailed>();
        CHECK(failed.mails == FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 3}});
    }

    TEST_CASE("a mail that is refused again and again comes as its header, and the others whole")
    {
        Dialogue talk;
        ask_for_first(talk, refused_first());

        talk.server("adv3 NO cannot read it\r\n");
        CHECK(talk.conversation.take_output().starts_with("adv4 UID FETCH 1 "));
        talk.server(
            "* 1 FETCH (UID 1 RFC822.SIZE 3 BODY[HEADER]<0> {12}\r\nSubject: x\r\n)\r\n"
            "adv4 OK done\r\n");
        const auto first = talk.event<MailBatch>();
        talk.conversation.proceed();
        talk.server(fetched(2, 2, "two") + fetched(3, 3, "three") + "adv5 OK done\r\n");

        REQUIRE(first.mails.size() == 1);
        CHECK(first.mails[0].is_refused);
        CHECK_FALSE(first.mails[0].is_complete);
        CHECK(first.mails[0].bytes == "Subject: x\r\n");
        CHECK(first.cursor == FolderCursor{5, 1});
        const auto others = talk.event<MailBatch>();
        REQUIRE(others.mails.size() == 2);
        CHECK_FALSE(others.mails[0].is_refused);
        CHECK(others.mails[0].is_complete);
    }

    TEST_CASE("a mail that is given after all comes whole")
    {
        Dialogue talk;
        ask_for_first(talk, refused_first());

        talk.server(fetched(1, 1, "one") + "adv3 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 1);
        CHECK(batch.mails[0].is_complete);
        CHECK_FALSE(batch.mails[0].is_refused);
    }

    TEST_CASE("a mail without a header either comes as a fact, before one that can be read")
    {
        for (const auto* answer : {"adv4 NO not that\r\n",
                                   "adv4 BAD what?\r\n",
                                   "* 1 FETCH (UID 1 RFC822.SIZE 3)\r\nadv4 OK done\r\n"}) {
            CAPTURE(answer);
            Dialogue talk;
            ask_for_first(talk, refused_first());

            talk.server("adv3 NO cannot read it\r\n");
            talk.server(answer);
            talk.no_event();
            talk.server(fetched(2, 2, "two") + fetched(3, 3, "three") + "adv5 OK done\r\n");

            const auto batch = talk.event<MailBatch>();
            REQUIRE(batch.mails.size() == 3);
            CHECK(batch.mails[0].uid == 1);
            CHECK(batch.mails[0].size == 3);
            CHECK(batch.mails[0].uid_validity == 5);
            CHECK(batch.mails[0].is_refused);
            CHECK(batch.mails[0].bytes.empty());
            CHECK(batch.cursor == FolderCursor{5, 3});
            talk.conversation.proceed();
            CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 3});
        }
    }

    TEST_CASE("a server that gives no mail at all has none set aside")
    {
        Dialogue talk;
        ask_for_first(talk,
                      {.uid_validity = 5,
                       .alone_to = 3,
                       .refused = {1, 2, 3},
                       .unannounced = {},
                       .unasked = {}});

        for (const auto* tag : {"adv3", "adv4", "adv5", "adv6", "adv7", "adv8"})
            talk.server(std::string{tag} + " NO [SERVERBUG] storage is away\r\n");

        const auto failed = talk.event<FolderFailed>();
        CHECK(failed.mails == FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 1}});
        talk.no_event();
    }

    TEST_CASE("mails that break the protocol are named, and the next time asked for alone")
    {
        ImapLimits limits;
        limits.batch_bytes = 1000;
        limits.piece_bytes = 1000;
        limits.mail_bytes = 1000;
        limits.header_bytes = 100;
        Dialogue talk{limits};
        ask_for_first(talk, {});
        talk.server("* 1 FETCH (UID 1 BODY[] {1000000}\r\n");
        const auto ended = talk.event<SessionEnded>();
        CHECK(ended.mails == FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 3}});

        Dialogue next{limits};
        next.conversation.read_folder(
            "INBOX",
            {},
            FolderAccess::read_only,
            {.uid_validity = 5, .alone_to = 3, .refused = {}, .unannounced = {1}, .unasked = {}});
        next.server(examined(5, 4, 3) + "adv1 OK done\r\n");
        next.conversation.take_output();
        next.server(
            "* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n* 2 FETCH (UID 2 RFC822.SIZE 3)\r\n"
            "adv2 OK done\r\n");
        next.client("adv3 UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]<0.100>)\r\n");
        next.server(
            "* 1 FETCH (UID 1 RFC822.SIZE 3 BODY[HEADER]<0> {12}\r\nSubject: x\r\n)\r\n"
            "adv3 OK done\r\n");

        CHECK(next.event<MailBatch>().mails[0].is_refused);
        next.conversation.proceed();
        CHECK(next.conversation.take_output().starts_with("adv4 UID FETCH 2 "));
    }

    TEST_CASE("mails that were asked for when the connection ended are named")
    {
        Dialogue talk;
        ask_for_first(talk, {});
        talk.server("* 1 FETCH (UID 1 BODY[] {3}\r\nA");

        CHECK(talk.conversation.mails_under_way() ==
              FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 3}});
        talk.conversation.disconnected();

        const auto ended = talk.event<SessionEnded>();
        CHECK(ended.mails == FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 3}});
    }

    TEST_CASE("a connection that ends while no mail is fetched says nothing of a mail")
    {
        Dialogue talk;
        talk.conversation.read_folder("INBOX", {}, FolderAccess::read_only, {});
        talk.server(examined(5, 4, 3) + "adv1 OK done\r\n");
        CHECK_FALSE(talk.conversation.mails_under_way());
        talk.conversation.disconnected();
        CHECK_FALSE(talk.event<SessionEnded>().mails);
    }

    TEST_CASE("a mail that ends every session is not asked for, and kept when another one comes")
    {
        Dialogue talk;
        talk.conversation.read_folder("INBOX",
                                      {},
                                      FolderAccess::read_only,
                                      {.uid_validity = 5,
                                       .alone_to = 2,
                                       .refused = {},
                                       .unannounced = {},
                                       .unasked = {1, 2}});
        talk.server(examined(5, 4, 3) + "adv1 OK done\r\n");
        talk.server(
            "* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n* 2 FETCH (UID 2 RFC822.SIZE 3)\r\n"
            "* 3 FETCH (UID 3 RFC822.SIZE 5)\r\nadv2 OK done\r\n");
        CHECK(talk.conversation.take_output().find("UID FETCH 3 ") != std::string::npos);

        talk.server(fetched(3, 3, "hello") + "adv3 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 3);
        CHECK(batch.mails[0].uid == 1);
        CHECK(batch.mails[0].is_refused);
        CHECK(batch.mails[1].uid == 2);
        CHECK_FALSE(batch.mails[1].is_complete);
        CHECK(batch.mails[2].bytes == "hello");
        CHECK(batch.cursor.last_uid == 3);
    }

    TEST_CASE("a mail that ends every session holds the folder while nothing comes behind it")
    {
        Dialogue talk;
        talk.conversation.read_folder(
            "INBOX",
            {},
            FolderAccess::read_only,
            {.uid_validity = 5, .alone_to = 1, .refused = {}, .unannounced = {}, .unasked = {1}});
        talk.server(examined(5, 2, 1) + "adv1 OK done\r\n");
        talk.server("* 1 FETCH (UID 1 RFC822.SIZE 3)\r\nadv2 OK done\r\n");

        const auto failed = talk.event<FolderFailed>();
        CHECK(failed.error.message.find("UID 1") != std::string::npos);
        CHECK(failed.mails == FailedMails{.uid_validity = 5, .uids = {.first = 1, .last = 1}});
    }

    TEST_CASE("what is known of a folder does not count when it was numbered anew")
    {
        Dialogue talk;
        auto known = refused_first();
        known.uid_validity = 4;
        ask_for_first(talk, known);

        talk.server("adv3 NO cannot read it\r\n");
        talk.server("adv4 NO cannot read it\r\n");

        CHECK(talk.event<FolderFailed>().mails->uids == UidRange{1, 1});
    }
}

}  // namespace advisory::transport
