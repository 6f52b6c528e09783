#include <csignal>
#include <filesystem>
#include <string>

#include "tests/functional/installation.hpp"
#include "tests/functional/notify_socket.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

bool has(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

Installation::Ended run(std::vector<std::string> arguments)
{
    const TemporaryFolder folder;
    arguments.insert(arguments.begin(), ADVISORYD);
    Program program{{.arguments = std::move(arguments),
                     .folder = folder.path(),
                     .name = "advisoryd",
                     .environment = {}}};
    const auto status = program.wait();
    REQUIRE(status);
    return {.status = *status, .out = program.out(), .err = program.err()};
}

}  // namespace

TEST_SUITE("advisoryd")
{
    TEST_CASE("help names every option, and the version is the project's")
    {
        const auto help = run({"--help"});
        const auto version = run({"--version"});

        CHECK(help.status == 0);
        for (const auto* option :
             {"--config", "--once", "--check-config", "--check-syntax", "--version"})
            CHECK(has(help.out, option));
        CHECK(version.status == 0);
        CHECK(version.out == "advisoryd " ADVISORY_VERSION "\n");
    }

    TEST_CASE("wrong usage and a missing configuration have a status of their own")
    {
        CHECK(run({"--no-such-option"}).status == 2);
        CHECK(run({"extra"}).status == 2);
        const auto missing = run({"--config", "/nonexistent/advisoryd.toml"});
        CHECK(missing.status == 78);
        CHECK(has(missing.err, "/nonexistent/advisoryd.toml"));
    }

    TEST_CASE("what was typed wrong is quoted without what it would do to a terminal")
    {
        CHECK(has(run({"--n\x1b[31m"}).err, R"(--n\x1b[31m)"));
        CHECK(has(run({"--config", "/none\x1b[31m"}).err, R"(/none\x1b[31m)"));
    }

    TEST_CASE("a configuration is checked without a server, and every problem is named at once")
    {
        const Installation installation{{{.url = "imaps://localhost:9"}}};
        const TemporaryFolder folder;
        const auto broken = folder.write("broken.toml",
                                         "[store]\npaht = \"x\"\n[[mailbox]]\nname = 5\n"
                                         "url = \"http://example.jp\"\n");

        const auto good = run({"--config", installation.config().string(), "--check-config"});
        const auto syntax = run({"--config", installation.config().string(), "--check-syntax"});
        const auto bad = run({"--config", broken.string(), "--check-config"});

        CHECK(good.status == 0);
        CHECK(good.err.empty());
        CHECK(syntax.status == 0);
        CHECK(bad.status == 78);
        CHECK(has(bad.err, "broken.toml:2"));
        CHECK(has(bad.err, "broken.toml:4"));
        CHECK(has(bad.err, "broken.toml:5"));
    }

    TEST_CASE("SIGTERM ends it within five seconds, also while a server keeps silent")
    {
        const DovecotServer server;
        Installation installation{{
            {.url = server.imaps_url(), .ca_file = server.ca_file()},
            // A port that takes connections and says nothing is Dovecot's own plain port
            // for a client that waits for TLS to begin.
            {.name = "silent",
             .url = "imaps://localhost:" + std::to_string(server.imap_port()),
             .ca_file = server.ca_file()},
        }};
        NotifySocket notify{installation.folder()};

        const auto daemon = installation.start_daemon({}, {notify.environment()});
        REQUIRE(notify.wait_for("READY=1"));
        daemon->signal(SIGTERM);

        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
        CHECK(has(daemon->err(), "daemon.stopping"));
    }

    TEST_CASE("a second daemon on the same store is refused")
    {
        const DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        NotifySocket notify{installation.folder()};
        const auto daemon = installation.start_daemon({}, {notify.environment()});
        REQUIRE(notify.wait_for("READY=1"));

        const auto second = installation.run_once();

        CHECK(second.status == 1);
        CHECK(has(second.err, "daemon.refused"));
        daemon->signal(SIGINT);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }

    TEST_CASE("systemd's watchdog is fed from the loop")
    {
        const DovecotServer server;
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        NotifySocket notify{installation.folder()};

        const auto daemon =
            installation.start_daemon({}, {notify.environment(), "WATCHDOG_USEC=400000"});

        CHECK(notify.wait_for("WATCHDOG=1"));
        CHECK(notify.wait_for("WATCHDOG=1"));
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }

    TEST_CASE("SIGHUP opens the alert log anew after a rename")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        Installation installation{{{.url = server.imaps_url(), .ca_file = server.ca_file()}}};
        installation.register_inventory();
        const auto daemon = installation.start_daemon();
        const auto names = [](std::string_view id) {
            return [id](std::string_view log) { return has(log, id); };
        };
        REQUIRE(wait_for_file(installation.alert_log(), names("JPCERT-AT-2026-0001")));

        std::filesystem::rename(installation.alert_log(), installation.folder() / "alerts.1");
        daemon->signal(SIGHUP);
        REQUIRE(wait_for_file(daemon->err_path(), names("log.reopened")));
        server.deliver("psirt", "INBOX", openssl_notice("0002", "3.0.7"));

        CHECK(wait_for_file(installation.alert_log(), names("JPCERT-AT-2026-0002")));
        CHECK(installation.alerts().size() == 1);
        daemon->signal(SIGTERM);
        CHECK(daemon->wait(std::chrono::seconds{5}) == 0);
    }
}

}  // namespace advisory::test
