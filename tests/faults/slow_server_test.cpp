#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "tests/faults/faulty_proxy.hpp"
#include "tests/faults/kept.hpp"
#include "tests/faults/log_words.hpp"
#include "tests/faults/scripted_imap_server.hpp"
#include "tests/faults/test_clock.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using AtLimit = FaultyProxy::AtLimit;
using Manner = FaultyProxy::Manner;

/// The time limits of the daemon are up to a minute: its clocks run so fast.
constexpr int fast = 30;

std::string large_notice(std::string_view number)
{
    return openssl_notice(number, "3.0.7") + std::string(100'000, 'x') + "\r\n";
}

/// A server that answers a command with these bytes.
ScriptedImapServer::Options answering(std::string command, std::string bytes)
{
    return {
        .mails = {openssl_notice("0009", "3.0.7")},
        .script = [command = std::move(command), bytes = std::move(bytes)](
                      const auto& asked) -> std::optional<ScriptedImapServer::Reply> {
            if (!asked.text.starts_with(command))
                return std::nullopt;
            return ScriptedImapServer::Reply{.bytes = bytes};
        },
    };
}

Installation::Mailbox mailbox_at(std::string name, const std::string& url, const std::string& ca)
{
    return {.name = std::move(name), .url = url, .ca_file = ca, .poll_interval = "1m"};
}

}  // namespace

TEST_SUITE("a server that is slow")
{
    TEST_CASE("a line that is dead is found in time at any moment, and delays nobody else")
    {
        DovecotServer server{{.users = {{"psirt", "correct horse"}, {"good", "correct horse"}}}};
        server.deliver("psirt", "INBOX", large_notice("0001"));
        FaultyProxy greeting{server.imaps_port()};
        FaultyProxy handshake{server.imaps_port()};
        FaultyProxy mail{server.imaps_port()};
        FaultyProxy idle{server.imaps_port()};
        greeting.set(Manner::hold);
        handshake.limit(100, AtLimit::hold);
        mail.limit(50'000, AtLimit::hold);
        auto good = mailbox_at("good", server.imaps_url(), server.ca_file());
        good.user = "good";
        Installation installation{{
            mailbox_at("greeting", greeting.imaps_url(), server.ca_file()),
            mailbox_at("handshake", handshake.imaps_url(), server.ca_file()),
            mailbox_at("mail", mail.imaps_url(), server.ca_file()),
            mailbox_at("idle", idle.imaps_url(), server.ca_file()),
            good,
        }};
        installation.register_inventory();

        const TestClock clock{fast};
        const auto daemon = installation.start_daemon({}, clock.environment());
        REQUIRE(wait_for_file(daemon->err_path(), says("poll.done mailbox=idle")));
        REQUIRE(wait_for_file(daemon->err_path(), says("poll.done mailbox=good")));
        idle.set(Manner::hold);
        server.deliver("good", "INBOX", openssl_notice("0002", "3.0.7"));
        server.deliver("psirt", "INBOX", large_notice("0003"));
        for (const auto* const name : {"greeting", "handshake", "mail", "idle"}) {
            CAPTURE(name);
            REQUIRE(wait_for_file(daemon->err_path(),
                                  says(fmt::format("poll.failed mailbox={}", name))));
        }
        const auto log = daemon->err();
        greeting.set(Manner::pass);
        handshake.unlimit();
        mail.unlimit();
        idle.set(Manner::pass);
        const auto kept_from = [&](std::string_view name) {
            return fmt::format("poll.done mailbox={} folder=INBOX last_uid=2", name);
        };
        for (const auto* const name : {"greeting", "handshake", "mail", "idle"}) {
            CAPTURE(name);
            CHECK(wait_for_file(daemon->err_path(), says(kept_from(name))));
        }
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);

        for (const auto* const name : {"mail", "idle"})
            CHECK(has(line_with(log, fmt::format("poll.failed mailbox={}", name)),
                      "the server was silent for 60000ms"));
        CHECK(log.find("advisory.stored mailbox=good") < log.find("poll.failed mailbox=mail"));
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.hashes.size() == 3);
        CHECK(kept.wrong_hashes == 0);
        CHECK(kept.receipts.size() == 9);
        CHECK(installation.alerts().size() == 3);
    }

    TEST_CASE("a server that speaks byte by byte is read to the end, and delays nobody else")
    {
        DovecotServer server{{.users = {{"psirt", "correct horse"}, {"good", "correct horse"}}}};
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        FaultyProxy slow{server.imaps_port()};
        slow.set(Manner::drip);
        auto good = mailbox_at("good", server.imaps_url(), server.ca_file());
        good.user = "good";
        Installation installation{{
            mailbox_at("slow", slow.imaps_url(), server.ca_file()),
            good,
        }};
        installation.register_inventory();

        const auto daemon = installation.start_daemon();
        REQUIRE(wait_for_file(daemon->err_path(), says("poll.done mailbox=good")));
        server.deliver("good", "INBOX", openssl_notice("0002", "3.0.7"));
        REQUIRE(wait_for_file(daemon->err_path(), says("advisory.stored mailbox=slow")));
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);

        const auto log = daemon->err();
        CHECK(log.find("advisory.stored mailbox=good") < log.find("advisory.stored mailbox=slow"));
        CHECK(read_store(installation.folder() / "advisoryd.db").hashes.size() == 2);
    }

    TEST_CASE("a server that wants to be left alone is asked ever later, and status says why")
    {
        constexpr std::size_t rounds = 40;
        DovecotServer server;
        const ScriptedImapServer limited{
            answering("LOGIN", "{tag} NO [LIMIT] too many logins\r\n")};
        const ScriptedImapServer busy{answering("EXAMINE", "{tag} NO [LIMIT] slow down\r\n")};
        const ScriptedImapServer leaving{
            answering("EXAMINE", "* BYE [UNAVAILABLE] too much traffic\r\n")};
        auto good = mailbox_at("good", server.imaps_url(), server.ca_file());
        good.poll_interval = "1s";
        Installation installation{{
            mailbox_at("limited", limited.url(), limited.ca_file()),
            mailbox_at("busy", busy.url(), busy.ca_file()),
            mailbox_at("leaving", leaving.url(), leaving.ca_file()),
            good,
        }};

        const TestClock clock{fast};
        const auto daemon = installation.start_daemon({}, clock.environment());
        for (const auto* const name : {"limited", "busy", "leaving"})
            REQUIRE(wait_for_file(daemon->err_path(),
                                  says(fmt::format("poll.failed mailbox={}", name))));
        REQUIRE(wait_for_file(daemon->err_path(), says("poll.done mailbox=good", rounds)));
        const auto status = installation.ctl({"status"});
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);

        CAPTURE(status.out);
        CHECK(status.status == 1);
        // A round of the other mailbox is a second: at one a second these would be forty, too.
        CHECK(limited.sessions() <= 2);
        CHECK(busy.sessions() <= 2);
        CHECK(leaving.sessions() >= 3);
        CHECK(leaving.sessions() <= 7);
        for (const auto* const why :
             {"[LIMIT] too many logins", "[LIMIT] slow down", "[UNAVAILABLE] too much traffic"}) {
            CAPTURE(why);
            CHECK(has(line_with(status.out, why), "advisoryd tries again at"));
        }
    }
}

}  // namespace advisory::test
