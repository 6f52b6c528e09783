#include <algorithm>
#include <csignal>
#include <string>
#include <string_view>

#include "tests/functional/installation.hpp"
#include "tests/functional/notify_socket.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

std::size_t count(std::string_view text, std::string_view word)
{
    std::size_t found = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        ++found;
    return found;
}

std::size_t lines_in_for_collection(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

TEST_SUITE("collection")
{
    TEST_CASE("a mail that arrives while the daemon runs becomes an alert, and a query shows it")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();
        NotifySocket notify{installation.folder()};

        const auto daemon = installation.start_daemon({}, {notify.environment()});
        REQUIRE(notify.wait_for("READY=1"));
        const auto holds = [](std::size_t alerts) {
            return
                [alerts](std::string_view log) { return lines_in_for_collection(log) >= alerts; };
        };
        REQUIRE(wait_for_file(installation.alert_log(), holds(1)));
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.8"));
        REQUIRE(wait_for_file(installation.alert_log(), holds(2)));

        const auto matches = installation.ctl({"matches", "--format", "json"});
        CHECK(matches.status == 0);
        CHECK(lines_in_for_collection(matches.out) == 2);
        CHECK(matches.out.find(R"("advisory_id":"JPCERT-AT-2026-0002")") != std::string::npos);
        CHECK(matches.out.find(R"("verdict":"affected")") != std::string::npos);
        CHECK(installation.ctl({"status"}).status == 0);

        daemon->signal(SIGTERM);
        CHECK(notify.wait_for("STOPPING=1"));
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }

    TEST_CASE("a restart reads no mail twice and raises no alert twice")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();

        const auto first = installation.run_once();
        const auto second = installation.run_once();
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));
        const auto third = installation.run_once();

        CHECK(first.status == 0);
        CHECK(count(first.err, "advisory.stored") == 1);
        CHECK(second.status == 0);
        CHECK(count(second.err, "advisory.stored") == 0);
        CHECK(count(second.err, "mail.repeated") == 0);
        CHECK(third.status == 0);
        CHECK(count(third.err, "advisory.stored") == 1);
        CHECK(installation.alerts().size() == 2);
    }

    TEST_CASE("two mailboxes and several folders are read, a mail in both is one advisory")
    {
        DovecotServer server{{.users = {{"psirt", "correct horse"}, {"second", "battery"}}}};
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        server.deliver("psirt", "脆弱性", openssl_notice("0002", "3.0.7"));
        server.deliver("second", "INBOX", openssl_notice("0001", "3.0.7"));
        Installation installation{{
            {.url = server.imaps_url(),
             .ca_file = server.ca_file(),
             .folders = {"INBOX", "脆弱性"}},
            {.name = "second",
             .url = server.imap_url(),
             .user = "second",
             .password = "battery",
             .ca_file = server.ca_file()},
        }};
        installation.register_inventory();

        CHECK(installation.run_once().status == 0);

        CHECK(installation.alerts().size() == 2);
        CHECK(lines_in_for_collection(installation.ctl({"advisories", "--format", "json"}).out) ==
              2);
        const auto status = installation.ctl({"status"});
        CHECK(status.status == 0);
        CHECK(status.out.find("second") != std::string::npos);
        CHECK(status.out.find("脆弱性") != std::string::npos);
    }

    TEST_CASE("one mailbox that is down does not keep the other from its alerts")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        Installation installation{{
            {.name = "down", .url = "imaps://localhost:9", .ca_file = server.ca_file()},
            {.url = server.imaps_url(), .ca_file = server.ca_file()},
        }};
        installation.register_inventory();

        const auto run = installation.run_once();

        CHECK(run.status == 1);
        CHECK(run.err.find("poll.failed mailbox=down") != std::string::npos);
        CHECK(installation.alerts().size() == 1);
        CHECK(installation.ctl({"status"}).status == 1);
    }

    TEST_CASE("a mail that nothing can read is stored, listed as unknown and seen in status")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", newsletter("gardening"));
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};

        CHECK(installation.run_once().status == 0);

        const auto listed = installation.ctl({"advisories", "--format", "json"});
        CHECK(listed.out.find(R"("kind":"unknown")") != std::string::npos);
        CHECK(listed.out.find("gardening") != std::string::npos);
        const auto status = installation.ctl({"status", "--format", "json"});
        CHECK(status.out.find("unread") != std::string::npos);
    }

    TEST_CASE("a server that was away is read again when it is back")
    {
        DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();
        server.stop();

        const auto daemon = installation.start_daemon();
        const auto has = [](std::string_view event) {
            return
                [event](std::string_view log) { return log.find(event) != std::string_view::npos; };
        };
        const auto has_failed_twice = [](std::string_view log) {
            return count(log, "poll.failed") >= 2;
        };
        REQUIRE(wait_for_file(daemon->err_path(), has_failed_twice));
        const auto status = installation.ctl({"status"});
        CHECK(status.status == 1);
        CHECK(status.out.find("advisoryd tries again at ") != std::string::npos);
        server.start();
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));

        CHECK(wait_for_file(installation.alert_log(), has("JPCERT-AT-2026-0001")));
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }
}

}  // namespace advisory::test
