#include <string>
#include <vector>

#include "tests/transport/dialogue.hpp"

namespace advisory::transport {

namespace {

using test::Dialogue;
using test::examined;
using test::fetched;

constexpr const char* fetch_items = " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n";

ImapLimits in_twos()
{
    ImapLimits limits;
    limits.batch_mails = 2;
    return limits;
}

/// Batches of two, of sizes that are asked for in sixes.
ImapLimits in_sixes()
{
    auto limits = in_twos();
    limits.listed_mails = 6;
    return limits;
}

/// Up to the point where the mails of UID 1 to `last` were listed, `size` bytes each.
void list(Dialogue& talk, int last, std::uint64_t size = 10, const KnownFailures& known = {})
{
    talk.conversation.read_folder("INBOX", {}, FolderAccess::read_only, known);
    talk.server(examined(5, static_cast<std::uint32_t>(last) + 1, last) + "adv1 OK done\r\n");
    talk.conversation.take_output();
    for (int uid = 1; uid <= last; ++uid)
        talk.server("* " + std::to_string(uid) + " FETCH (UID " + std::to_string(uid) +
                    " RFC822.SIZE " + std::to_string(size) + ")\r\n");
    talk.server("adv2 OK done\r\n");
}

/// A piece of the mail of UID 1.
std::string piece(std::uint64_t origin, const std::string& bytes)
{
    return "* 1 FETCH (UID 1 BODY[]<" + std::to_string(origin) + "> {" +
           std::to_string(bytes.size()) + "}\r\n" + bytes + ")\r\n";
}

std::vector<std::uint32_t> uids_of_for_imap_conversation_batches(const MailBatch& batch)
{
    std::vector<std::uint32_t> uids;
    for (const auto& mail : batch.mails)
        uids.push_back(mail.uid);
    return uids;
}

using Uids = std::vector<std::uint32_t>;

}  // namespace

TEST_SUITE("imap conversation, batches")
{
    TEST_CASE("two batches are under way, so that the line is never idle")
    {
        Dialogue talk{in_twos()};
        list(talk, 7);
        talk.client(std::string{"adv3 UID FETCH 1:2"} + fetch_items + "adv4 UID FETCH 3:4" +
                    fetch_items);

        talk.server(fetched(1, 1, "a") + fetched(2, 2, "b") + "adv3 OK done\r\n");
        CHECK(uids_of_for_imap_conversation_batches(talk.event<MailBatch>()) == Uids{1, 2});
        talk.client("");  // One is under way and one was given out.

        talk.conversation.proceed();
        talk.client(std::string{"adv5 UID FETCH 5:6"} + fetch_items);
        talk.server(fetched(3, 3, "c") + fetched(4, 4, "d") + "adv4 OK done\r\n");
        talk.server(fetched(5, 5, "e") + fetched(6, 6, "f") + "adv5 OK done\r\n");
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 4});
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 6});
        talk.conversation.proceed();
        talk.conversation.proceed();
        talk.client(std::string{"adv6 UID FETCH 7"} + fetch_items);
        talk.server(fetched(7, 7, "g") + "adv6 OK done\r\n");
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 7});
        talk.no_event();  // The folder is not read before its last batch has a place.
        talk.conversation.proceed();
        CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 7});
    }

    TEST_CASE("batches are given out in the order of their UIDs, whichever the server ends first")
    {
        Dialogue talk{in_twos()};
        list(talk, 4);

        talk.server(fetched(3, 3, "c") + fetched(4, 4, "d") + "adv4 OK done\r\n");
        talk.no_event();
        talk.server(fetched(1, 1, "a") + fetched(2, 2, "b") + "adv3 OK done\r\n");

        CHECK(uids_of_for_imap_conversation_batches(talk.event<MailBatch>()) == Uids{1, 2});
        CHECK(uids_of_for_imap_conversation_batches(talk.event<MailBatch>()) == Uids{3, 4});
    }

    TEST_CASE("the sizes of the next mails are asked for while the last ones come")
    {
        Dialogue talk{in_sixes()};
        list(talk, 8);
        talk.client(std::string{"adv3 UID FETCH 1:2"} + fetch_items + "adv4 UID FETCH 3:4" +
                    fetch_items + "adv5 UID FETCH 7:8 (UID RFC822.SIZE)\r\n");

        SUBCASE("they are answered between two batches")
        {
            talk.server(fetched(1, 1, "a") + "* 7 FETCH (UID 7 RFC822.SIZE 10)\r\n" +
                        fetched(2, 2, "b") + "adv3 OK done\r\n" +
                        "* 8 FETCH (UID 8 RFC822.SIZE 10)\r\nadv5 OK done\r\n");
            CHECK(uids_of_for_imap_conversation_batches(talk.event<MailBatch>()) == Uids{1, 2});
            talk.conversation.proceed();
            talk.client(std::string{"adv6 UID FETCH 5:6"} + fetch_items);

            talk.server(fetched(3, 3, "c") + fetched(4, 4, "d") + "adv4 OK done\r\n");
            CHECK(uids_of_for_imap_conversation_batches(talk.event<MailBatch>()) == Uids{3, 4});
            talk.conversation.proceed();
            talk.client(std::string{"adv7 UID FETCH 7:8"} + fetch_items);
        }

        SUBCASE("a folder that fails waits for them")
        {
            talk.server("adv3 BAD what\r\nadv4 OK done\r\n");
            talk.no_event();
            talk.server("* 7 FETCH (UID 7 RFC822.SIZE 10)\r\nadv5 OK done\r\n");
            CHECK(talk.event<FolderFailed>().error.code == Errc::protocol);
            talk.conversation.read_folder("INBOX", {});
            talk.client("adv6 EXAMINE \"INBOX\"\r\n");
        }

        SUBCASE("a folder fails when they are refused, and waits for what is under way")
        {
            talk.server("adv5 NO cannot\r\n");
            talk.no_event();
            talk.server("adv3 OK done\r\nadv4 OK done\r\n");
            CHECK(talk.event<FolderFailed>().error.code == Errc::refused);
        }

        SUBCASE("mails of later sizes are read to the last")
        {
            talk.server("adv3 OK done\r\nadv4 OK done\r\n");
            CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 2});
            CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 4});
            talk.conversation.proceed();
            talk.conversation.proceed();
            talk.client(std::string{"adv6 UID FETCH 5:6"} + fetch_items);
            talk.server("adv6 OK done\r\n");
            CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 6});
            talk.conversation.proceed();
            talk.no_event();
            talk.server("* 8 FETCH (UID 8 RFC822.SIZE 10)\r\nadv5 OK done\r\n");
            talk.client(std::string{"adv7 UID FETCH 8"} + fetch_items);
            talk.server(fetched(8, 8, "h") + "adv7 OK done\r\n");
            CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 8});
            talk.conversation.proceed();
            CHECK(talk.event<FolderRead>().cursor == FolderCursor{5, 8});
        }
    }

    TEST_CASE("no sizes are asked for beside a mail that goes alone: it may end the session")
    {
        Dialogue talk{in_sixes()};
        list(talk, 8, 10, {5, 6, {}, {}, {}});
        for (int uid = 1; uid < 6; ++uid) {
            const auto tag = "adv" + std::to_string(uid + 2);
            talk.client(tag + " UID FETCH " + std::to_string(uid) + fetch_items);
            talk.server(fetched(uid, static_cast<std::uint32_t>(uid), "a") + tag + " OK done\r\n");
            talk.event<MailBatch>();
            talk.conversation.proceed();
        }
        talk.client(std::string{"adv8 UID FETCH 6"} + fetch_items);
        talk.server(fetched(6, 6, "a") + "adv8 OK done\r\n");
        talk.event<MailBatch>();
        talk.client("");
        talk.conversation.proceed();
        talk.client("adv9 UID FETCH 7:8 (UID RFC822.SIZE)\r\n");
    }

    TEST_CASE("after a refusal nothing is passed over: what was under way is asked for again")
    {
        Dialogue talk{in_twos()};
        list(talk, 4);
        talk.conversation.take_output();

        talk.server("adv3 NO cannot read\r\n");
        talk.client("");  // The other answer is still to come, and counts no more.
        talk.server(fetched(3, 3, "c") + fetched(4, 4, "d") + "adv4 OK done\r\n");
        talk.no_event();

        talk.client(std::string{"adv5 UID FETCH 1"} + fetch_items);
        talk.server(fetched(1, 1, "a") + "adv5 OK done\r\n");
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 1});
    }

    TEST_CASE("a mail that is refused for ever is not asked for again and again")
    {
        Dialogue talk{in_twos()};
        list(talk, 4);
        talk.conversation.take_output();
        talk.server("adv3 NO cannot read\r\nadv4 NO cannot read\r\n");
        talk.client(std::string{"adv5 UID FETCH 1"} + fetch_items);

        talk.server("adv5 NO cannot read\r\n");

        CHECK(talk.event<FolderFailed>().error.code == Errc::refused);
        talk.client("");
    }

    TEST_CASE("a folder that fails waits for what is under way and given out")
    {
        Dialogue talk{in_twos()};
        list(talk, 6);
        talk.conversation.take_output();
        talk.server(fetched(1, 1, "a") + fetched(2, 2, "b") + "adv3 OK done\r\n");
        CHECK(talk.event<MailBatch>().cursor == FolderCursor{5, 2});

        talk.server("adv4 BAD what?\r\n");
        talk.no_event();
        talk.conversation.proceed();

        CHECK(talk.event<FolderFailed>().error.code == Errc::protocol);
        talk.conversation.read_folder("Other", {});
        talk.client("adv5 EXAMINE \"Other\"\r\n");
    }

    TEST_CASE("a mail that is larger than a batch comes in pieces")
    {
        ImapLimits limits;
        limits.batch_bytes = 100;
        limits.piece_bytes = 40;
        Dialogue talk{limits};
        list(talk, 1, 101);
        const auto bytes = std::string(40, 'a') + std::string(40, 'b') + std::string(21, 'c');

        talk.client("adv3 UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.40>)\r\n");
        talk.server(piece(0, bytes.substr(0, 40)) + "adv3 OK done\r\n");
        talk.client("adv4 UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<40.40>)\r\n");
        talk.server(piece(40, bytes.substr(40, 40)) + "adv4 OK done\r\n");
        talk.client("adv5 UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<80.40>)\r\n");
        talk.server(piece(80, bytes.substr(80)) + "adv5 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        REQUIRE(batch.mails.size() == 1);
        CHECK(batch.mails[0].is_complete);
        CHECK(batch.mails[0].bytes == bytes);
        CHECK(batch.mails[0].size == 101);
    }

    TEST_CASE("a mail whose last piece is full ends with an empty one")
    {
        ImapLimits limits;
        limits.batch_bytes = 50;
        limits.piece_bytes = 40;
        Dialogue talk{limits};
        list(talk, 1, 80);

        talk.server(piece(0, std::string(40, 'a')) + "adv3 OK done\r\n");
        talk.server(piece(40, std::string(40, 'b')) + "adv4 OK done\r\n");
        talk.no_event();
        talk.server("* 1 FETCH (UID 1 BODY[]<80> \"\")\r\nadv5 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        CHECK(batch.mails.at(0).bytes.size() == 80);
        CHECK(batch.mails.at(0).is_complete);
    }

    TEST_CASE("a mail that is smaller than announced is whole when nothing more comes")
    {
        ImapLimits limits;
        limits.batch_bytes = 50;
        limits.piece_bytes = 40;
        for (const auto* end : {"* 1 FETCH (UID 1 BODY[]<70> \"\")\r\nadv5 OK done\r\n",
                                "* 1 FETCH (UID 1 BODY[]<70> NIL)\r\nadv5 OK done\r\n"}) {
            CAPTURE(end);
            Dialogue talk{limits};
            list(talk, 1, 80);

            talk.server(piece(0, std::string(40, 'a')) + "adv3 OK done\r\n");
            talk.server(piece(40, std::string(30, 'b')) + "adv4 OK done\r\n");
            talk.no_event();
            talk.server(end);

            const auto batch = talk.event<MailBatch>();
            CHECK(batch.mails.at(0).bytes.size() == 70);
            CHECK(batch.mails.at(0).is_complete);
        }
    }

    TEST_CASE("a mail that is expunged between two pieces is kept as what came, and says so")
    {
        ImapLimits limits;
        limits.batch_bytes = 50;
        limits.piece_bytes = 40;
        Dialogue talk{limits};
        list(talk, 1, 80);

        talk.server(piece(0, std::string(40, 'a')) + "adv3 OK done\r\n");
        talk.server("adv4 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        CHECK(batch.mails.at(0).bytes.size() == 40);
        CHECK_FALSE(batch.mails.at(0).is_complete);
    }

    TEST_CASE("a piece from another place is not taken for the next one")
    {
        ImapLimits limits;
        limits.batch_bytes = 50;
        limits.piece_bytes = 40;
        Dialogue talk{limits};
        list(talk, 1, 80);

        talk.server(piece(0, std::string(40, 'a')) + piece(0, std::string(40, 'x')) +
                    piece(7, std::string(40, 'x')) + "adv3 OK done\r\n");
        talk.server(piece(40, std::string(40, 'b')) + "adv4 OK done\r\n");
        talk.server("adv5 OK done\r\n");

        CHECK(talk.event<MailBatch>().mails.at(0).bytes ==
              std::string(40, 'a') + std::string(40, 'b'));
    }

    TEST_CASE("a server that gives less than was asked is asked for the rest")
    {
        ImapLimits limits;
        limits.batch_bytes = 50;
        limits.piece_bytes = 40;
        Dialogue talk{limits};
        list(talk, 1, 60);
        talk.conversation.take_output();

        talk.server(piece(0, std::string(25, 'a')) + "adv3 OK done\r\n");
        talk.client("adv4 UID FETCH 1 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<25.40>)\r\n");
        talk.server(piece(25, std::string(35, 'b')) + "adv4 OK done\r\n");

        const auto batch = talk.event<MailBatch>();
        CHECK(batch.mails.at(0).bytes.size() == 60);
        CHECK(batch.mails.at(0).is_complete);
    }
}

}  // namespace advisory::transport
