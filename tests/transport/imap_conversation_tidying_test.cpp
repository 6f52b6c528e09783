#include <cstdint>
#include <string>
#include <vector>

#include "tests/transport/dialogue.hpp"

namespace advisory::transport {

namespace {

using test::Dialogue;
using test::examined;

using Uids = std::vector<std::uint32_t>;

const Tidying flag{.action = Tidying::Action::flag, .target = {}};
const Tidying move_to_archive{.action = Tidying::Action::move, .target = "Archive"};

/// Up to the point where INBOX was opened to be written, and the server has told its abilities.
void begin(Dialogue& talk, const Uids& uids, const Tidying& tidying, const std::string& abilities)
{
    talk.conversation.read_folder("INBOX",
                                  {.uid_validity = 5, .last_uid = 9},
                                  FolderAccess::read_write);
    talk.client("adv1 SELECT \"INBOX\"\r\n");
    talk.server(examined(5, 10, 3) + "adv1 OK [READ-WRITE] done\r\n");
    talk.event<FolderRead>();

    talk.conversation.tidy(uids, tidying);
    talk.client("adv2 CAPABILITY\r\n");
    CHECK_FALSE(talk.conversation.is_waiting());
    talk.server("* CAPABILITY IMAP4rev1 " + abilities + "\r\nadv2 OK done\r\n");
}

}  // namespace

TEST_SUITE("imap conversation, tidying")
{
    TEST_CASE("mails are flagged as read")
    {
        Dialogue talk;
        begin(talk, {7, 8, 9}, flag, "");

        talk.client("adv3 UID STORE 7:9 +FLAGS.SILENT (\\Seen)\r\n");
        talk.server("adv3 OK done\r\n");

        talk.event<Tidied>();
        talk.no_event();
    }

    TEST_CASE("mails are moved at once where the server can")
    {
        Dialogue talk;
        begin(talk, {7, 9}, move_to_archive, "MOVE UIDPLUS");

        talk.client("adv3 UID MOVE 7,9 \"Archive\"\r\n");
        talk.server(
            "* OK [COPYUID 8 7,9 1:2] moved\r\n* 1 EXPUNGE\r\n* 2 EXPUNGE\r\nadv3 OK done\r\n");

        talk.event<Tidied>();
    }

    TEST_CASE("without MOVE they are copied, marked, and only they are removed")
    {
        Dialogue talk;
        begin(talk, {7, 9}, move_to_archive, "UIDPLUS");

        talk.client("adv3 UID COPY 7,9 \"Archive\"\r\n");
        talk.server("adv3 OK done\r\n");
        talk.client("adv4 UID STORE 7,9 +FLAGS.SILENT (\\Deleted)\r\n");
        talk.server("adv4 OK done\r\n");
        talk.client("adv5 UID EXPUNGE 7,9\r\n");
        talk.server("* 1 EXPUNGE\r\n* 1 EXPUNGE\r\nadv5 OK done\r\n");

        talk.event<Tidied>();
    }

    TEST_CASE("a server that can neither move nor remove some only is left alone")
    {
        Dialogue talk;

        begin(talk, {7}, move_to_archive, "IDLE");

        const auto failed = talk.event<TidyingFailed>();
        CHECK(failed.error.code == Errc::configuration);
        CHECK(failed.error.message ==
              "folder \"INBOX\": stored mails are not moved to \"Archive\": the server has neither "
              "MOVE nor UIDPLUS");
        talk.client("");
    }

    TEST_CASE("a copy that fails removes nothing")
    {
        Dialogue talk;
        begin(talk, {7}, move_to_archive, "UIDPLUS");
        talk.conversation.take_output();

        talk.server("adv3 NO [TRYCREATE] no such folder\r\n");

        const auto failed = talk.event<TidyingFailed>();
        CHECK(failed.error.code == Errc::refused);
        CHECK(failed.error.hint == "create the folder");
        talk.client("");
    }

    TEST_CASE("very many mails are named in several commands")
    {
        Uids odd;
        for (std::uint32_t uid = 1; uid < 1'000; uid += 2)
            odd.push_back(uid);
        Dialogue talk;
        begin(talk, odd, flag, "");

        std::size_t commands = 0;
        for (auto output = talk.conversation.take_output(); !output.empty();
             output = talk.conversation.take_output()) {
            CHECK(output.size() < 1'000);
            ++commands;
            talk.server(output.substr(0, output.find(' ')) + " OK done\r\n");
        }

        CHECK(commands == 3);
        talk.event<Tidied>();
    }

    TEST_CASE("a tidied folder is waited in")
    {
        Dialogue talk;
        begin(talk, {7}, flag, "IDLE");
        talk.server("adv3 OK done\r\n");
        talk.event<Tidied>();
        talk.conversation.take_output();

        talk.conversation.wait_for_news();

        talk.client("adv4 IDLE\r\n");
        CHECK(talk.conversation.is_waiting());
    }
}

}  // namespace advisory::transport
