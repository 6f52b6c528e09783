#include "transport/imap_conversation.hpp"

#include <ostream>

#include "tests/transport/dialogue.hpp"

namespace advisory::transport {

std::ostream& operator<<(std::ostream& out, const FolderCursor& cursor)
{
    return out << cursor.uid_validity << '/' << cursor.last_uid;
}

namespace {

using test::Dialogue;
using test::examined;
using test::fetched;

constexpr const char* fetch_items_for_imap_conversation =
    " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n";

/// Up to the point where the mails of UID 1 to `last` were listed, 10 bytes each.
void list_for_imap_conversation(Dialogue& talk, int last)
{
    talk.conversation.read_folder("INBOX", {});
    talk.client("adv1 EXAMINE \"INBOX\"\r\n");
    talk.server(examined(5, static_cast<std::uint32_t>(last) + 1, last) +
                "adv1 OK [READ-ONLY] done\r\n");
    talk.client("adv2 UID FETCH 1:" + std::to_string(last) + " (UID RFC822.SIZE)\r\n");
    for (int uid = 1; uid <= last; ++uid)
        talk.server("* " + std::to_string(uid) + " FETCH (UID " + std::to_string(uid) +
                    " RFC822.SIZE 10)\r\n");
    talk.server("adv2 OK done\r\n");
}

}  // namespace

TEST_SUITE("imap conversation")
{
    TEST_CASE("new mails are read, byte by byte as well as in one piece")
    {
        for (const std::size_t step : {1U, 2U, 7U, 4096U}) {
            CAPTURE(step);
            Dialogue talk{{}, step};

            talk.conversation.read_folder("JPCERT", {.uid_validity = 5, .last_uid = 7});
            talk.client("adv1 EXAMINE \"JPCERT\"\r\n");
            talk.server(examined(5, 12, 9) + "adv1 OK [READ-ONLY] done\r\n");
            talk.client("adv2 UID FETCH 8:11 (UID RFC822.SIZE)\r\n");
            talk.server(
                "* 8 FETCH (UID 8 RFC822.SIZE 12)\r\n"
                "* 9 FETCH (UID 11 RFC822.SIZE 20)\r\n"
                "adv2 OK done\r\n");
            talk.client(std::string{"adv3 UID FETCH 8,11"} + fetch_items_for_imap_conversation);
            talk.server(fetched(8, 8, "Subject: a\r\n") +
                        fetched(9, 11, "b\r\nadv3 OK done\r\n\r\n\r\n") + "adv3 OK done\r\n");

            const auto batch = talk.event<MailBatch>();
            CHECK(batch.folder == "JPCERT");
            CHECK(batch.cursor == FolderCursor{5, 11});
            CHECK(batch.backlog == 0);
            REQUIRE(batch.mails.size() == 2);
            CHECK(batch.mails[0].folder == "JPCERT");
            CHECK(batch.mails[0].uid_validity == 5);
            CHECK(batch.mails[0].uid == 8);
            CHECK(batch.mails[0].internal_date == *read_time("2026-11-23T21:30:00+09:00"));
            CHECK(batch.mails[0].size == 12);
            CHECK(batch.mails[0].is_complete);
            CHECK(batch.mails[0].bytes == "Subject: a\r\n");
            CHECK(batch.mails[1].bytes == "b\r\nadv3 OK done\r\n\r\n\r\n");

            talk.conversation.proceed();
            CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 11});
            talk.no_event();
        }
    }

    TEST_CASE("nothing new costs one command")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 11});
        talk.client("adv1 EXAMINE \"INBOX\"\r\n");
        talk.server(examined(5, 12, 9) + "adv1 OK done\r\n");

        CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 11});
        talk.client("");
    }

    TEST_CASE("the last mail, which answers every question for newer ones, is not new")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 9});
        talk.server(examined(5, 12, 9) + "adv1 OK done\r\n");
        talk.server("* 9 FETCH (UID 9 RFC822.SIZE 10)\r\nadv2 OK done\r\n");

        CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 9});
    }

    TEST_CASE("a folder with another UIDVALIDITY is read from its beginning")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX", {.uid_validity = 4, .last_uid = 900});
        talk.client("adv1 EXAMINE \"INBOX\"\r\n");
        talk.server(examined(5, 3, 2) + "adv1 OK done\r\n");
        talk.client("adv2 UID FETCH 1:2 (UID RFC822.SIZE)\r\n");
    }

    TEST_CASE("a server that was set back is read from the beginning")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 900});
        talk.client("adv1 EXAMINE \"INBOX\"\r\n");
        talk.server(examined(5, 900, 10) + "adv1 OK done\r\n");
        talk.client("adv2 UID FETCH 1:899 (UID RFC822.SIZE)\r\n");
    }

    TEST_CASE("an empty folder is read, and its UIDVALIDITY kept")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX", {.uid_validity = 4, .last_uid = 900});
        talk.server(examined(5, 1, 0) + "adv1 OK done\r\n");

        CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 0});
    }

    TEST_CASE("a server that tells no UIDNEXT is asked for its last mail")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 7});
        talk.client("adv1 EXAMINE \"INBOX\"\r\n");
        talk.server("* 3 EXISTS\r\n* OK [UIDVALIDITY 5] x\r\nadv1 OK done\r\n");
        talk.client("adv2 UID FETCH * (UID)\r\n");
        talk.server("* 3 FETCH (UID 9)\r\nadv2 OK done\r\n");
        talk.client("adv3 UID FETCH 8:9 (UID RFC822.SIZE)\r\n");
    }

    TEST_CASE("with one open batch the next is asked for only when told to proceed")
    {
        ImapLimits limits;
        limits.batch_mails = 2;
        limits.open_batches = 1;
        Dialogue talk{limits};
        list_for_imap_conversation(talk, 3);
        talk.client(std::string{"adv3 UID FETCH 1:2"} + fetch_items_for_imap_conversation);

        talk.server(fetched(1, 1, "one") + fetched(2, 2, "two") + "adv3 OK done\r\n");
        const auto first = talk.event<MailBatch>();
        CHECK(first.cursor == FolderCursor{5, 2});
        CHECK(first.backlog == 1);
        talk.client("");

        talk.conversation.proceed();
        talk.client(std::string{"adv4 UID FETCH 3"} + fetch_items_for_imap_conversation);
        talk.server(fetched(3, 3, "three") + "adv4 OK done\r\n");
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 3});
    }

    TEST_CASE("a mail over the limit comes as its header, alone")
    {
        ImapLimits limits;
        limits.mail_bytes = 1000;
        limits.header_bytes = 500;
        limits.open_batches = 1;
        Dialogue talk{limits};
        talk.conversation.read_folder("INBOX", {});
        talk.server(examined(5, 4, 3) + "adv1 OK done\r\n");
        talk.server(
            "* 1 FETCH (UID 1 RFC822.SIZE 1000)\r\n* 2 FETCH (UID 2 RFC822.SIZE 1001)\r\n"
            "* 3 FETCH (UID 3 RFC822.SIZE 10)\r\nadv2 OK done\r\n");
        talk.server(fetched(1, 1, std::string(1000, 'x')) + "adv3 OK done\r\n");
        CHECK(talk.event<MailBatch>().mails.at(0).is_complete);
        talk.conversation.take_output();

        talk.conversation.proceed();
        talk.client("adv4 UID FETCH 2 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]<0.500>)\r\n");
        talk.server(
            "* 2 FETCH (UID 2 RFC822.SIZE 1001 BODY[HEADER]<0> {14}\r\nSubject: big\r\n)\r\n"
            "adv4 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 1);
        CHECK_FALSE(batch.mails[0].is_complete);
        CHECK(batch.mails[0].size == 1001);
        CHECK(batch.mails[0].bytes == "Subject: big\r\n");
    }

    TEST_CASE("mails that were expunged under way are passed")
    {
        Dialogue talk;
        list_for_imap_conversation(talk, 3);

        talk.server(fetched(1, 2, "two") + "adv3 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        CHECK(batch.cursor == FolderCursor{5, 3});
        REQUIRE(batch.mails.size() == 1);
        CHECK(batch.mails[0].uid == 2);
    }

    TEST_CASE("a server may say NO because mails were expunged")
    {
        Dialogue talk;
        list_for_imap_conversation(talk, 2);

        talk.server(fetched(1, 1, "one") + "adv3 NO [EXPUNGEISSUED] some are gone\r\n");

        CHECK(talk.event<MailBatch>().mails.size() == 1);
    }

    TEST_CASE("one mail that the server cannot read does not keep the others back")
    {
        ImapLimits limits;
        limits.open_batches = 1;
        Dialogue talk{limits};
        list_for_imap_conversation(talk, 2);
        talk.client(std::string{"adv3 UID FETCH 1:2"} + fetch_items_for_imap_conversation);

        talk.server(fetched(1, 1, "one") + "adv3 NO cannot read\r\n");
        talk.client(std::string{"adv4 UID FETCH 1"} + fetch_items_for_imap_conversation);
        talk.server(fetched(1, 1, "one") + "adv4 OK done\r\n");
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 1});
        talk.conversation.proceed();
        talk.client(std::string{"adv5 UID FETCH 2"} + fetch_items_for_imap_conversation);
        talk.server("adv5 NO [SERVERBUG] cannot read\r\n");

        const auto failed = talk.event<FolderFailed>();
        CHECK(failed.error.code == Errc::refused);
        CHECK(failed.error.message ==
              "folder \"INBOX\": the server answers NO [SERVERBUG] cannot read");
    }

    TEST_CASE("a text comes as NIL, empty, or quoted")
    {
        Dialogue talk;
        list_for_imap_conversation(talk, 3);

        talk.server(
            "* 1 FETCH (UID 1 RFC822.SIZE 10 BODY[] NIL)\r\n"
            "* 2 FETCH (UID 2 RFC822.SIZE 0 BODY[] {0}\r\n)\r\n"
            "* 3 FETCH (UID 3 BODY[] \"short\")\r\nadv3 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 3);
        CHECK_FALSE(batch.mails[0].is_complete);
        CHECK(batch.mails[1].is_complete);
        CHECK(batch.mails[1].bytes.empty());
        CHECK(batch.mails[2].bytes == "short");
        CHECK(batch.mails[2].size == 10);
    }

    TEST_CASE("a mail may be told in several responses")
    {
        Dialogue talk;
        list_for_imap_conversation(talk, 1);

        talk.server(
            "* 1 FETCH (UID 1 INTERNALDATE \"23-Nov-2026 21:30:00 +0900\")\r\n"
            "* 1 FETCH (BODY[] {3}\r\none UID 1)\r\n"
            "* 1 FETCH (FLAGS (\\Seen) UID 1)\r\nadv3 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 1);
        CHECK(batch.mails[0].bytes == "one");
        CHECK(batch.mails[0].internal_date == *read_time("2026-11-23T21:30:00+09:00"));
    }

    TEST_CASE("what the server says unasked changes nothing")
    {
        const std::string chatter =
            "* CAPABILITY IMAP4rev1 IDLE\r\n"
            "* OK [ALERT] the disk is nearly full {5}\r\n"
            "* OK [UIDVALIDITY 5] as before\r\n"
            "* NO [OVERQUOTA] almost\r\n"
            "* FLAGS (\\Seen)\r\n"
            "* LIST () \"/\" {3}\r\na\r\n\r\n"
            "* SEARCH 1 2 3\r\n"
            "* 7 EXPUNGE\r\n"
            "* 12 EXISTS\r\n"
            "* 3 FETCH (FLAGS (\\Seen))\r\n"
            "* 4 FETCH (UID 99 RFC822.SIZE 10)\r\n"
            "* 5 FETCH (UID 98 RFC822.SIZE 3 BODY[] {3}\r\nold)\r\n"
            "* X-UNKNOWN (a b)\r\n"
            "* \r\n";
        Dialogue talk;
        talk.server(chatter);
        talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 7});
        talk.client("adv1 EXAMINE \"INBOX\"\r\n");
        talk.server(chatter + examined(5, 9, 8) + chatter + "adv1 OK done\r\n");
        talk.client("adv2 UID FETCH 8:8 (UID RFC822.SIZE)\r\n");
        talk.server(chatter + "* 8 FETCH (UID 8 RFC822.SIZE 3)\r\n" + chatter + "adv2 OK done\r\n");
        talk.client(std::string{"adv3 UID FETCH 8"} + fetch_items_for_imap_conversation);
        talk.server(chatter + fetched(8, 8, "new") + chatter + "adv3 OK done\r\n" + chatter);

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 1);
        CHECK(batch.mails[0].bytes == "new");
        talk.conversation.proceed();
        CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 8});
    }

    TEST_CASE("folders are read one after the other, then comes the logout")
    {
        Dialogue talk;

        talk.conversation.read_folder("A", {});
        talk.client("adv1 EXAMINE \"A\"\r\n");
        talk.server(examined(5, 1, 0) + "adv1 OK done\r\n");
        CHECK(talk.event<FolderRead>().folder == "A");
        talk.conversation.read_folder("B", {.uid_validity = 6, .last_uid = 3});
        talk.client("adv2 EXAMINE \"B\"\r\n");
        talk.server("* OK [CLOSED] previous\r\n" + examined(6, 4, 3) + "adv2 OK done\r\n");
        CHECK(talk.event<FolderRead>().cursor == FolderCursor{6, 3});
        talk.conversation.log_out();
        talk.client("adv3 LOGOUT\r\n");
        talk.server("* BYE bye\r\nadv3 OK done\r\n");

        CHECK_FALSE(talk.event<SessionEnded>().error);
    }

    TEST_CASE("a server may hang up instead of answering the logout")
    {
        Dialogue talk;

        talk.conversation.log_out();
        talk.server("* BYE bye\r\n");
        talk.conversation.disconnected();

        CHECK_FALSE(talk.event<SessionEnded>().error);
    }
}

}  // namespace advisory::transport
