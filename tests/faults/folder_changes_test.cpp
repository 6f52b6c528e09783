#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/faults/kept.hpp"
#include "tests/faults/log_words.hpp"
#include "tests/faults/scripted_imap_server.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using namespace std::chrono_literals;
using Command = ScriptedImapServer::Command;
using Reply = ScriptedImapServer::Reply;

std::string notice(int number)
{
    return openssl_notice(fmt::format("{:04}", number), "3.0.7");
}

}  // namespace

TEST_SUITE("a folder that changes")
{
    TEST_CASE("deleted it is named, and made again it is read again, each mail being there once")
    {
        DovecotServer server;
        server.deliver("psirt", "JPCERT", notice(1));
        server.deliver("psirt", "JPCERT", notice(2));
        Installation installation{{{.url = server.imaps_url(),
                                    .ca_file = server.ca_file(),
                                    .folders = {"INBOX", "JPCERT"}}}};
        installation.register_inventory();
        const auto daemon = installation.start_daemon();
        REQUIRE(wait_for_file(daemon->err_path(), says("folder=JPCERT last_uid=2")));

        server.stop();
        server.remove_folder("psirt", "JPCERT");
        server.start();
        REQUIRE(wait_for_file(daemon->err_path(), says(R"(folder \"JPCERT\")")));
        const auto without = installation.ctl({"status"});
        server.deliver("psirt", "INBOX", notice(3));
        REQUIRE(wait_for_file(installation.alert_log(), says("JPCERT-AT-2026-0003")));
        server.deliver("psirt", "JPCERT", notice(2));
        server.deliver("psirt", "JPCERT", notice(4));
        REQUIRE(wait_for_file(installation.alert_log(), says("JPCERT-AT-2026-0004")));
        REQUIRE(wait_for_file(daemon->err_path(), says("mail.repeated")));
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(5s) == 0);

        CHECK(without.status == 1);
        CHECK(has(without.out, "JPCERT"));
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.integrity == "ok");
        CHECK(kept.hashes.size() == 4);
        CHECK(kept.receipts.size() == 5);
        CHECK(installation.alerts().size() == 4);
    }

    TEST_CASE("gaps between the UIDs and mails that are gone cost no mail and no rest")
    {
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        for (int number = 1; number <= 3; ++number)
            server.deliver("psirt", "INBOX", notice(number));
        CHECK(installation.run_once().status == 0);
        for (int number = 4; number <= 6; ++number)
            server.deliver("psirt", "INBOX", notice(number));
        CHECK(installation.run_once().status == 0);

        // The UIDs 1 to 6 are gone, the next one is 7.
        server.expunge_all("psirt", "INBOX");
        const auto empty = installation.run_once();
        server.deliver("psirt", "INBOX", notice(7));
        const auto next = installation.run_once();
        const auto nothing_new = installation.run_once();

        CHECK(empty.status == 0);
        CHECK(has(next.err, "last_uid=7"));
        CHECK(nothing_new.status == 0);
        CHECK(count(nothing_new.err, "mail.repeated") == 0);
        CHECK(count(nothing_new.err, "poll.done") == 1);
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.hashes.size() == 7);
        CHECK(kept.receipts.size() == 7);
    }

    TEST_CASE("a mail that is expunged between list and fetch is passed, and the others are read")
    {
        const ScriptedImapServer server{
            {.mails = {notice(1), notice(2), notice(3)},
             .script = [](const Command& command) -> std::optional<Reply> {
                 if (!has(command.text, "BODY.PEEK[]"))
                     return std::nullopt;
                 const auto mail = [](int uid) {
                     const auto bytes = notice(uid);
                     return fmt::format(
                         "* {0} FETCH (UID {0} INTERNALDATE \"23-Nov-2026 21:30:00 +0900\""
                         " RFC822.SIZE {1} BODY[] {{{1}}}\r\n{2})\r\n",
                         uid,
                         bytes.size(),
                         bytes);
                 };
                 return Reply{.bytes = mail(1) + mail(3) +
                                       "* 2 EXPUNGE\r\n{tag} NO [EXPUNGEISSUED] one is gone\r\n"};
             }}};
        Installation installation{{{.url = server.url(), .ca_file = server.ca_file()}}};

        const auto first = installation.run_once();
        const auto second = installation.run_once();

        CHECK(first.status == 0);
        CHECK(has(first.err, "last_uid=3"));
        CHECK(second.status == 0);
        CHECK(count(second.err, "advisory.stored") == 0);
        CHECK(read_store(installation.folder() / "advisoryd.db").hashes.size() == 2);
    }
}

}  // namespace advisory::test
