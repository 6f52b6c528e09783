#include <string>

#include "tests/transport/dialogue.hpp"

namespace advisory::transport {

namespace {

using test::Dialogue;
using test::examined;
using test::fetched;

/// Up to the point where INBOX was read to UID 9 and the server was asked to tell.
void begin_wait(Dialogue& talk, const std::string& abilities = "IMAP4rev1 IDLE MOVE")
{
    talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 9});
    talk.server(examined(5, 10, 3) + "adv1 OK done\r\n");
    talk.event<FolderRead>();
    talk.conversation.take_output();

    talk.conversation.wait_for_news();
    talk.client("adv2 CAPABILITY\r\n");
    talk.server("* CAPABILITY " + abilities + "\r\nadv2 OK done\r\n");
}

}  // namespace

TEST_SUITE("imap conversation, waiting")
{
    TEST_CASE("a mail that arrives ends the wait, and is read without opening the folder again")
    {
        for (const std::size_t step : {1U, 4096U}) {
            CAPTURE(step);
            Dialogue talk{{}, step};
            begin_wait(talk);
            talk.client("adv3 IDLE\r\n");
            CHECK(talk.conversation.is_waiting());
            talk.server("+ idling\r\n* OK Still here\r\n");
            talk.no_event();

            talk.server("* 4 EXISTS\r\n* 1 RECENT\r\n* 5 EXISTS\r\n");
            talk.event<NewsArrived>();
            talk.no_event();  // Once is enough.
            talk.conversation.end_wait();
            talk.conversation.end_wait();
            talk.client("DONE\r\n");
            talk.server("adv3 OK done\r\n");
            talk.event<WaitEnded>();
            CHECK_FALSE(talk.conversation.is_waiting());

            talk.conversation.read_news();
            talk.client("adv4 UID FETCH * (UID)\r\n");
            talk.server("* 5 FETCH (UID 12)\r\nadv4 OK done\r\n");
            talk.client("adv5 UID FETCH 10:12 (UID RFC822.SIZE)\r\n");
            talk.server("* 4 FETCH (UID 11 RFC822.SIZE 3)\r\nadv5 OK done\r\n");
            talk.server(fetched(4, 11, "new") + "adv6 OK done\r\n");
            CHECK(talk.event<MailBatch>().mails.at(0).bytes == "new");
            talk.conversation.proceed();
            CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 11});
        }
    }

    TEST_CASE("the server's abilities are asked for once")
    {
        Dialogue talk;
        begin_wait(talk);
        talk.server("+ idling\r\n");
        talk.conversation.end_wait();
        talk.server("adv3 OK done\r\n");
        talk.event<WaitEnded>();
        talk.conversation.take_output();

        talk.conversation.wait_for_news();

        talk.client("adv4 IDLE\r\n");
    }

    TEST_CASE("a server without IDLE ends the wait at once")
    {
        Dialogue talk;

        begin_wait(talk, "IMAP4rev1 IDLER XIDLE");

        talk.event<WaitEnded>();
        CHECK_FALSE(talk.conversation.can_wait());
        talk.client("");
    }

    TEST_CASE("a server that promises IDLE and refuses it has none")
    {
        for (const auto* answer : {"adv3 NO not now\r\n", "adv3 BAD unknown command\r\n"}) {
            CAPTURE(answer);
            Dialogue talk;
            begin_wait(talk);

            talk.server(answer);

            talk.event<WaitEnded>();
            CHECK_FALSE(talk.conversation.can_wait());
        }
    }

    TEST_CASE("a server that ends the wait by itself is not asked to wait again")
    {
        Dialogue talk;
        begin_wait(talk);

        talk.server("+ idling\r\nadv3 OK done\r\n");

        talk.event<WaitEnded>();
        CHECK_FALSE(talk.conversation.can_wait());
    }

    TEST_CASE("what is told while a folder is read ends the next wait before it begins")
    {
        Dialogue talk;
        talk.conversation.read_folder("INBOX", {.uid_validity = 5, .last_uid = 8});
        talk.server(examined(5, 10, 3) + "adv1 OK done\r\n");
        talk.server("* 3 FETCH (UID 9 RFC822.SIZE 3)\r\n* 4 EXISTS\r\nadv2 OK done\r\n");
        talk.server(fetched(3, 9, "new") + "adv3 OK done\r\n");
        talk.event<MailBatch>();
        talk.conversation.proceed();
        talk.event<FolderRead>();
        talk.conversation.take_output();

        talk.conversation.wait_for_news();

        talk.event<NewsArrived>();
        talk.event<WaitEnded>();
        talk.client("");
        talk.conversation.read_news();
        talk.client("adv4 UID FETCH * (UID)\r\n");
    }

    TEST_CASE("a server that repeats how many mails there are has no news")
    {
        Dialogue talk;
        begin_wait(talk);

        talk.server("+ idling\r\n* 3 EXISTS\r\n* 3 EXISTS\r\n");

        talk.no_event();
    }

    TEST_CASE("an end before the server has begun to wait is sent when it has")
    {
        Dialogue talk;
        begin_wait(talk);
        talk.client("adv3 IDLE\r\n");

        talk.conversation.end_wait();
        talk.client("");
        talk.server("+ idling\r\n");
        talk.client("DONE\r\n");
        talk.server("adv3 OK done\r\n");

        talk.event<WaitEnded>();
        CHECK(talk.conversation.can_wait());
    }

    TEST_CASE("a server that ends the session while it waits is named")
    {
        Dialogue said_so;
        begin_wait(said_so);
        said_so.server("+ idling\r\n* BYE shutting down\r\n");
        CHECK(said_so.broken().code == Errc::unreachable);

        Dialogue gone;
        begin_wait(gone);
        gone.server("+ idling\r\n");
        gone.conversation.take_output();
        gone.conversation.disconnected();
        CHECK(gone.broken().code == Errc::unreachable);
    }

    TEST_CASE("a continuation that nobody asked for breaks the protocol")
    {
        Dialogue talk;
        begin_wait(talk);
        talk.server("+ idling\r\n");

        talk.server("+ idling\r\n");

        talk.conversation.take_output();
        CHECK(talk.broken().code == Errc::protocol);
    }

    TEST_CASE("a folder that became empty is read without a question")
    {
        Dialogue talk;
        begin_wait(talk);
        talk.server("+ idling\r\n* 3 EXPUNGE\r\n* 2 EXPUNGE\r\n* 1 EXPUNGE\r\n");
        talk.conversation.end_wait();
        talk.server("adv3 OK done\r\n");
        talk.event<WaitEnded>();

        talk.conversation.read_news();

        CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 9});
    }
}

}  // namespace advisory::transport
