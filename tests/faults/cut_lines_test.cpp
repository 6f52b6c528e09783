#include <algorithm>
#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/faults/alert_lines.hpp"
#include "tests/faults/faulty_proxy.hpp"
#include "tests/faults/kept.hpp"
#include "tests/faults/log_words.hpp"
#include "tests/faults/scripted_imap_server.hpp"
#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"
#include "trust/sha256.hpp"

namespace advisory::test {

namespace {

using Command = ScriptedImapServer::Command;
using Reply = ScriptedImapServer::Reply;
using Then = ScriptedImapServer::Then;

std::vector<std::string> some_notices(std::size_t count)
{
    std::vector<std::string> mails;
    for (std::size_t number = 1; number <= count; ++number)
        mails.push_back(openssl_notice(fmt::format("{:04}", number), "3.0.7"));
    return mails;
}

std::vector<std::string> hashes_of(const std::vector<std::string>& mails)
{
    std::vector<std::string> hashes;
    for (const auto& mail : mails)
        hashes.push_back(trust::sha256_hex(mail));
    std::ranges::sort(hashes);
    return hashes;
}

bool is_fetch_of_mails(const Command& command)
{
    return has(command.text, "BODY.PEEK[]");
}

/// Whether the mail with the UID 2 is among those that a command asks for.
bool asks_for_second(const Command& command)
{
    constexpr std::string_view fetch = "UID FETCH ";
    if (!command.text.starts_with(fetch) || !has(command.text, "BODY.PEEK["))
        return false;
    const auto set = command.text.substr(fetch.size(), command.text.find(" (") - fetch.size());
    return set == "2" || set == "1:2" || set == "1:3" || set == "2:3";
}

/// Breaks the first session where `moment` says, with these bytes.
ScriptedImapServer::Script breaks_once(std::function<bool(const Command&)> moment,
                                       std::string bytes)
{
    return [moment = std::move(moment),
            bytes = std::move(bytes)](const Command& command) -> std::optional<Reply> {
        if (command.session > 1 || !moment(command))
            return std::nullopt;
        return Reply{.bytes = bytes, .then = Then::hang_up};
    };
}

}  // namespace

TEST_SUITE("a connection that is cut")
{
    TEST_CASE("wherever the line is cut, no part of a mail is stored, and each mail once at last")
    {
        constexpr std::size_t cuts = 12;
        const auto mails = some_notices(6);
        DovecotServer server;
        FaultyProxy proxy{server.imaps_port()};
        Installation measured{{{.url = proxy.imaps_url(), .ca_file = server.ca_file()}}};
        Installation installation{{{.url = proxy.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();
        for (const auto& mail : mails)
            server.deliver("psirt", "INBOX", mail);
        REQUIRE(measured.run_once().status == 0);
        const auto all = proxy.passed();

        // From the handshake to the last bytes of the last mail.
        std::size_t failed = 0;
        for (std::size_t cut = 1; cut <= cuts; ++cut) {
            CAPTURE(cut);
            proxy.limit(all * cut / (cuts + 1), FaultyProxy::AtLimit::hang_up);
            failed += installation.run_once().status == 1 ? 1U : 0U;

            const auto kept = read_store(installation.folder() / "advisoryd.db");
            CHECK(kept.integrity == "ok");
            CHECK(kept.wrong_hashes == 0);
            CHECK(std::ranges::includes(hashes_of(mails), kept.hashes));
        }
        proxy.unlimit();
        const auto last = installation.run_once();

        CHECK(failed >= cuts / 2);
        CHECK(last.status == 0);
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.hashes == hashes_of(mails));
        CHECK(kept.receipts.size() == mails.size());
        const auto alerts = read_alerts(installation.alerts());
        CHECK(alerts.lines == mails.size());
        CHECK(alerts.has_stable_ids());
    }

    TEST_CASE("a server that hangs up in a mail, in a line or in IDLE is read again at once")
    {
        const auto mails = some_notices(2);
        const auto is_idle = [](const Command& command) { return command.text == "IDLE"; };
        ScriptedImapServer in_mail{
            {.mails = mails,
             .script =
                 breaks_once(is_fetch_of_mails,
                             fmt::format("* 1 FETCH (UID 1 RFC822.SIZE {0} BODY[] {{{0}}}\r\n",
                                         mails[0].size()) +
                                 mails[0].substr(0, mails[0].size() / 2))}};
        ScriptedImapServer in_line{
            {.mails = mails, .script = breaks_once(is_fetch_of_mails, "* 1 FETCH (UID 1 RFC8")}};
        ScriptedImapServer in_idle{{.mails = mails, .script = breaks_once(is_idle, "+ idl")}};
        Installation installation{{
            {.name = "mail", .url = in_mail.url(), .ca_file = in_mail.ca_file()},
            {.name = "line", .url = in_line.url(), .ca_file = in_line.ca_file()},
            {.name = "idle", .url = in_idle.url(), .ca_file = in_idle.ca_file()},
        }};
        installation.register_inventory();

        const auto daemon = installation.start_daemon();
        for (const auto* const name : {"mail", "line", "idle"}) {
            CAPTURE(name);
            // The second answer of the idle server's folder comes behind its second login.
            const std::size_t polls = std::string_view{name} == "idle" ? 2 : 1;
            CHECK(wait_for_file(daemon->err_path(),
                                says(fmt::format("poll.failed mailbox={}", name))));
            CHECK(wait_for_file(daemon->err_path(),
                                says(fmt::format("poll.done mailbox={}", name), polls)));
        }

        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
        CHECK(count(daemon->err(), "closed the connection in the middle of a response") == 3);
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.hashes == hashes_of(mails));
        CHECK(kept.wrong_hashes == 0);
        CHECK(kept.receipts.size() == 3 * mails.size());
        CHECK(read_alerts(installation.alerts()).lines == mails.size());
    }

    TEST_CASE(
        "a mail at which the server breaks down each time holds the others back for a while only")
    {
        const auto mails = some_notices(3);
        const Reply hangs_up{.then = Then::hang_up};
        ScriptedImapServer gives_header{
            {.mails = mails, .script = [&](const Command& command) -> std::optional<Reply> {
                 const bool is_header = has(command.text, "BODY.PEEK[HEADER]");
                 return asks_for_second(command) && !is_header ? std::optional{hangs_up}
                                                               : std::nullopt;
             }}};
        ScriptedImapServer gives_nothing{
            {.mails = mails, .script = [&](const Command& command) -> std::optional<Reply> {
                 return asks_for_second(command) ? std::optional{hangs_up} : std::nullopt;
             }}};
        Installation installation{{
            {.name = "header", .url = gives_header.url(), .ca_file = gives_header.ca_file()},
            {.name = "nothing", .url = gives_nothing.url(), .ca_file = gives_nothing.ca_file()},
        }};
        installation.register_inventory();

        constexpr int patience = 20;
        int runs = 1;
        while (installation.run_once().status != 0 && runs < patience)
            ++runs;

        // The batch twice, the mail alone ten times, its header three times; then all is read.
        CHECK(runs == 16);
        const auto kept = read_store(installation.folder() / "advisoryd.db");
        CHECK(kept.integrity == "ok");
        CHECK(std::ranges::includes(kept.hashes, hashes_of({mails[0], mails[2]})));
        CHECK_FALSE(std::ranges::includes(kept.hashes, hashes_of({mails[1]})));
        CHECK(read_alerts(installation.alerts()).lines == 2);
        const auto status = installation.ctl({"status"});
        CHECK(status.status == 0);
        CHECK(has(status.out, "2 mails that their server does not give"));
    }
}

}  // namespace advisory::test
