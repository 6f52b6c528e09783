#include "tests/transport/dialogue.hpp"
#include "transport/imap_conversation.hpp"

namespace advisory::transport {

namespace {

using test::Dialogue;
using test::examined;
using test::fetched;

/// Where a session can be when something happens.
enum class Moment { between, examining, listing, fetching, paused };

/// Brings a session with one mail to a moment.
void bring_to(Dialogue& talk, Moment moment)
{
    if (moment == Moment::between)
        return;
    talk.conversation.read_folder("INBOX", {});
    if (moment == Moment::examining)
        return;
    talk.server(examined(5, 3, 2) + "adv1 OK done\r\n");
    if (moment == Moment::listing)
        return;
    talk.server(
        "* 1 FETCH (UID 1 RFC822.SIZE 3)\r\n* 2 FETCH (UID 2 RFC822.SIZE 3)\r\n"
        "adv2 OK done\r\n");
    if (moment == Moment::fetching)
        return;
    talk.server(fetched(1, 1, "one") + fetched(2, 2, "two") + "adv3 OK done\r\n");
    talk.event<MailBatch>();
}

constexpr Moment moments[] = {Moment::between,
                              Moment::examining,
                              Moment::listing,
                              Moment::fetching,
                              Moment::paused};

/// Checks that `bytes` end the session at any moment and in pieces of any size.
void check_breaks(std::string_view bytes, Errc code)
{
    for (const auto moment : moments) {
        for (const std::size_t step : {1U, 4096U}) {
            CAPTURE(bytes.substr(0, 80));
            CAPTURE(static_cast<int>(moment));
            CAPTURE(step);
            Dialogue talk{{}, step};
            bring_to(talk, moment);
            talk.conversation.take_output();

            talk.server(bytes);
            talk.server("adv1 OK done\r\nadv2 OK done\r\nadv3 OK done\r\n");

            CHECK(talk.broken().code == code);
        }
    }
}

std::string folder_failure(std::string_view answer, Errc code)
{
    Dialogue talk;
    talk.conversation.read_folder("警告", {});
    talk.server(answer);

    const auto failed = talk.event<FolderFailed>();
    CHECK(failed.folder == "警告");
    CHECK(failed.error.code == code);

    // The session is as good as before.
    talk.conversation.take_output();
    talk.conversation.read_folder("INBOX", {});
    talk.client("adv2 EXAMINE \"INBOX\"\r\n");
    return failed.error.message;
}

}  // namespace

TEST_SUITE("imap conversation, faults")
{
    TEST_CASE("what breaks the protocol ends the session")
    {
        check_breaks("* 1 FETCH (BODY[] {1000000000000000000}\r\n", Errc::protocol);
        check_breaks("* 1 FETCH (BODY[] {-1}\r\n", Errc::protocol);
        check_breaks("* 1 FETCH (BODY[] {5}", Errc::protocol);
        check_breaks("* 1 FETCH (UID 7\r\n", Errc::protocol);
        check_breaks("* " + std::string(70'000, 'x'), Errc::protocol);
        check_breaks("* OK no carriage return\n", Errc::protocol);
        check_breaks("adv999 OK done\r\n", Errc::protocol);
        check_breaks("A001 OK done\r\n", Errc::protocol);
        check_breaks("adv1OK\r\n", Errc::protocol);
        check_breaks("+ go ahead\r\n", Errc::protocol);
        check_breaks("\r\n", Errc::protocol);
        check_breaks("*\r\n", Errc::protocol);
        check_breaks("HTTP/1.1 200 OK\r\n", Errc::protocol);
        check_breaks("* OK [UIDVALIDITY 0] x\r\n", Errc::protocol);
        check_breaks("* OK [UIDVALIDITY 99999999999] x\r\n", Errc::protocol);
        check_breaks("* OK [UIDNEXT x] x\r\n", Errc::protocol);
    }

    TEST_CASE("a goodbye ends the session, and may be followed by another attempt")
    {
        check_breaks("* BYE [UNAVAILABLE] going down\r\n", Errc::unreachable);
    }

    TEST_CASE("a connection that closes ends the session at any moment")
    {
        for (const auto moment : moments) {
            CAPTURE(static_cast<int>(moment));
            Dialogue talk;
            bring_to(talk, moment);
            talk.conversation.take_output();

            talk.conversation.disconnected();

            CHECK(talk.broken().code == Errc::unreachable);
        }
    }

    TEST_CASE("no partial mail is handed out, wherever the connection is cut")
    {
        const auto bytes = fetched(1, 1, "one") + fetched(2, 2, "two") + "adv3 OK done\r\n";
        for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
            CAPTURE(cut);
            Dialogue talk;
            bring_to(talk, Moment::fetching);
            talk.conversation.take_output();

            talk.server(std::string_view{bytes}.substr(0, cut));
            talk.conversation.disconnected();

            CHECK(talk.broken().code == Errc::unreachable);
        }
    }

    TEST_CASE("a folder that the server refuses does not end the session")
    {
        CHECK(folder_failure("adv1 NO [NONEXISTENT] no such mailbox\r\n", Errc::refused) ==
              "folder \"警告\": the server answers NO [NONEXISTENT] no such mailbox");
        folder_failure("adv1 NO [LIMIT] too many requests\r\n", Errc::refused);
        folder_failure("adv1 BAD what?\r\n", Errc::protocol);
        folder_failure("* 1 EXISTS\r\nadv1 OK no validity\r\n", Errc::protocol);
    }

    TEST_CASE("a folder name that would end the command is never sent")
    {
        Dialogue talk;

        talk.conversation.read_folder("INBOX\r\nadv2 DELETE INBOX", {});

        CHECK(talk.event<FolderFailed>().error.code == Errc::configuration);
        talk.client("");
    }

    TEST_CASE(
        "a folder that is recreated while it is read is left, and what was on its way dropped")
    {
        for (const auto moment : {Moment::listing, Moment::fetching}) {
            CAPTURE(static_cast<int>(moment));
            Dialogue talk;
            bring_to(talk, moment);

            talk.server("* OK [UIDVALIDITY 6] recreated\r\n" + fetched(1, 1, "new one") +
                        (moment == Moment::listing ? "adv2 OK done\r\n" : "adv3 OK done\r\n"));

            CHECK(talk.event<FolderFailed>().error.code == Errc::unreachable);
            talk.no_event();
        }
    }

    TEST_CASE("a folder that is recreated between two batches is left")
    {
        Dialogue talk;
        bring_to(talk, Moment::paused);

        talk.server("* OK [UIDVALIDITY 6] recreated\r\n");
        talk.conversation.proceed();

        CHECK(talk.event<FolderFailed>().error.code == Errc::unreachable);
    }

    TEST_CASE("a mail without its UID is not taken for another one")
    {
        Dialogue talk;
        bring_to(talk, Moment::fetching);
        talk.conversation.take_output();

        talk.server("* 1 FETCH (BODY[] {3}\r\none)\r\n");

        CHECK(talk.broken().code == Errc::protocol);
    }

    TEST_CASE("a mail that is told of without its text is not passed as expunged")
    {
        Dialogue talk;
        bring_to(talk, Moment::fetching);

        talk.server(fetched(1, 1, "one") + "* 2 FETCH (UID 2 RFC822.SIZE 3)\r\nadv3 OK done\r\n");

        CHECK(talk.event<FolderFailed>().error.code == Errc::protocol);
    }

    TEST_CASE("mails far larger than announced end the session before they fill the memory")
    {
        ImapLimits limits;
        limits.batch_bytes = 1000;
        limits.piece_bytes = 1000;
        limits.mail_bytes = 1000;
        limits.header_bytes = 0;
        Dialogue talk{limits};
        talk.conversation.read_folder("INBOX", {});
        talk.server(examined(5, 101, 100) + "adv1 OK done\r\n");
        for (int uid = 1; uid <= 100; ++uid)
            talk.server("* 1 FETCH (UID " + std::to_string(uid) + " RFC822.SIZE 1)\r\n");
        talk.server("adv2 OK done\r\n");
        talk.conversation.take_output();

        for (std::uint32_t uid = 1; uid <= 100; ++uid)
            talk.server(fetched(1, uid, std::string(1000, 'x')));

        CHECK(talk.broken().code == Errc::protocol);
    }

    TEST_CASE("random bytes neither throw nor hang")
    {
        std::uint32_t state = 1;
        const auto random = [&] { return state = state * 1'664'525 + 1'013'904'223; };
        const std::string_view words[] = {
            "* ",   "adv1 ",        "OK ",     "NO ", "1 ", "FETCH ", "(",      ")",
            "UID ", "BODY[] ",      "{3}\r\n", "\"",  "\\", "\r\n",   "EXISTS", "[UIDVALIDITY 5]",
            "NIL",  "RFC822.SIZE ", "0",       "x"};

        for (int round = 0; round < 2'000; ++round) {
            Dialogue talk;
            bring_to(talk, moments[random() % std::size(moments)]);
            for (int word = 0; word < 30; ++word)
                talk.server(words[(random() >> 16) % std::size(words)]);

            talk.conversation.disconnected();
            int events = 0;
            while (talk.conversation.next_event())
                ++events;
            CHECK(events >= 1);
        }
    }
}

}  // namespace advisory::transport
