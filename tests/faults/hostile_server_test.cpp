#include <algorithm>
#include <csignal>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/faults/kept.hpp"
#include "tests/faults/log_words.hpp"
#include "tests/faults/process_state.hpp"
#include "tests/faults/scripted_imap_server.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using Command = ScriptedImapServer::Command;
using Reply = ScriptedImapServer::Reply;

/// A server that says this in the place of the mails that it is asked for.
struct Hostile {
    std::string name;
    std::string bytes;
    std::string repeated;
    std::string error;  ///< What the daemon says of it; empty: it lets it pass.
};

std::vector<Hostile> hostile_servers()
{
    const std::string flood(65'536, 'x');
    const std::string fetch = "* 1 FETCH (UID 1 RFC822.SIZE 700 BODY[] ";
    return {
        {"huge", fetch + "{1000000000000000000}\r\n", flood, "literal"},
        {"negative", fetch + "{-1}\r\n", flood, "literal"},
        {"large", fetch + "{209715200}\r\n", flood, "literal"},
        {"endless", "* OK ", flood, "line"},
        {"bare", "* OK no carriage return\n", "", "line"},
        {"untagged", "adv999 OK done\r\n", "", "a command that was never sent"},
        {"unasked", "+ go ahead\r\n", "", "a command that was whole"},
        {"others", "* 1 FETCH (UID 4711 BODY[] {5}\r\nhello)\r\n{tag} OK done\r\n", "", ""},
    };
}

std::unique_ptr<ScriptedImapServer> start(const Hostile& hostile)
{
    const auto script = [hostile](const Command& command) -> std::optional<Reply> {
        if (!has(command.text, "BODY.PEEK[]"))
            return std::nullopt;
        return Reply{.bytes = hostile.bytes, .repeated = hostile.repeated};
    };
    return std::make_unique<ScriptedImapServer>(ScriptedImapServer::Options{
        .mails = {openssl_notice("0001", "3.0.7")},
        .script = script,
    });
}

}  // namespace

TEST_SUITE("a hostile server")
{
    TEST_CASE("what no server may say ends its session, and neither the daemon nor its memory")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));
        std::vector<std::unique_ptr<ScriptedImapServer>> servers;
        std::vector<Installation::Mailbox> mailboxes{
            {.name = "good", .url = server.imaps_url(), .ca_file = server.ca_file()}};
        for (const auto& hostile : hostile_servers()) {
            servers.push_back(start(hostile));
            mailboxes.push_back({.name = hostile.name,
                                 .url = servers.back()->url(),
                                 .ca_file = servers.back()->ca_file()});
        }
        Installation installation{mailboxes};

        // Freed memory that AddressSanitizer keeps back would be counted as the daemon's.
        const auto daemon = installation.start_daemon({}, {"ASAN_OPTIONS=quarantine_size_mb=1"});
        for (const auto& hostile : hostile_servers()) {
            CAPTURE(hostile.name);
            const auto* const event = hostile.error.empty() ? "poll.done" : "poll.failed";
            const auto said = fmt::format("{} mailbox={}", event, hostile.name);
            REQUIRE(wait_for_file(daemon->err_path(), says(said)));
            CHECK(has(line_with(daemon->err(), said), hostile.error));
        }
        CHECK(wait_for_file(daemon->err_path(), says("poll.done mailbox=good")));
        const auto peak = peak_memory(daemon->pid());

        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
        CAPTURE(peak);
        if (has_plain_memory)
            CHECK(peak < std::size_t{160} * 1024 * 1024);
        CHECK(read_store(installation.folder() / "advisoryd.db").hashes.size() == 1);
    }
}

}  // namespace advisory::test
