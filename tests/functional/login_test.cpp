#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/functional/installation.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/https/token_server.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

using namespace std::chrono_literals;

bool has_for_login(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

void write_private(const std::filesystem::path& path, std::string_view text)
{
    std::ofstream{path} << text;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
}

/// What to write into the configuration for tokens of this server.
std::string oauth2_of(const TokenServer& server)
{
    return fmt::format(
        "[mailbox.oauth2]\n"
        "token_url = \"{}\"\n"
        "ca_file = \"{}\"\n"
        "client_id = \"client\"\n"
        "client_secret_file = \"client.secret\"\n"
        "refresh_token_file = \"refresh.token\"\n",
        server.url(),
        server.ca_file());
}

/// A Dovecot that takes tokens only, a server that gives them, and an installation between.
struct TokenBench {
    TokenBench()
    {
        write_private(installation.folder() / "client.secret", "c-geheim\n");
        write_private(installation.folder() / "refresh.token", "r-geheim\n");
    }

    TokenServer tokens;
    DovecotServer server{{.users = {{"psirt", "a-geheim"}}, .mechanisms = "xoauth2"}};
    Installation installation{
        {{.url = server.imaps_url(), .ca_file = server.ca_file(), .login = oauth2_of(tokens)}}};
};

}  // namespace

TEST_SUITE("login to the mailbox")
{
    TEST_CASE("notices are read with a token, and nobody shows a secret")
    {
        TokenBench bench;
        bench.tokens.give("a-geheim");
        bench.server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        bench.installation.register_inventory();

        const auto run = bench.installation.run_once();
        const auto status = bench.installation.ctl({"status"});

        CAPTURE(run.err);
        CHECK(run.status == 0);
        CHECK(has_for_login(run.err, "token.renewed"));
        CHECK(bench.installation.alerts().size() == 1);
        CHECK(bench.tokens.forms() ==
              std::vector<std::string>{"grant_type=refresh_token&client_id=client"
                                       "&client_secret=c-geheim&refresh_token=r-geheim"});
        CHECK_FALSE(has_for_login(run.err + run.out + status.out + status.err, "geheim"));
    }

    TEST_CASE("a refresh token that has expired is named with the remedy, not shown")
    {
        TokenBench bench;
        bench.tokens.reply(
            {{.status = 400,
              .body = R"({"error":"invalid_grant",)"
                      R"("error_description":"AADSTS700082: r-geheim of c-geheim"})"}});

        const auto run = bench.installation.run_once();
        const auto status = bench.installation.ctl({"status"});

        CHECK(run.status == 1);
        CHECK(has_for_login(run.err, "localhost gives no token: invalid_grant, AADSTS700082"));
        CHECK(has_for_login(run.err, "sign in again"));
        CHECK(status.status == 1);
        CHECK(has_for_login(status.out, "invalid_grant"));
        CHECK_FALSE(has_for_login(run.err + run.out + status.out + status.err, "geheim"));
    }

    TEST_CASE("a token that the mailbox refuses is fetched anew once, then it is a failure")
    {
        TokenBench bench;
        bench.tokens.give("wrong-geheim");

        const auto run = bench.installation.run_once();
        const auto status = bench.installation.ctl({"status"});

        CHECK(run.status == 1);
        CHECK(bench.tokens.forms().size() == 2);
        CHECK(has_for_login(run.err, "login of psirt at localhost refused"));
        CHECK(has_for_login(status.out, "refused"));
        CHECK_FALSE(has_for_login(run.err + run.out + status.out + status.err, "geheim"));
    }

    TEST_CASE("a new refresh token is written where the old one was")
    {
        TokenBench bench;
        bench.tokens.reply({{.body = R"({"access_token":"a-geheim","token_type":"Bearer",)"
                                     R"("expires_in":3600,"refresh_token":"r2-geheim"})"}});
        const auto file = bench.installation.folder() / "refresh.token";
        std::filesystem::permissions(
            file,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);

        const auto run = bench.installation.run_once();

        CHECK(run.status == 0);
        CHECK(read_file(file) == "r2-geheim\n");
        CHECK_FALSE(has_for_login(run.err + run.out, "geheim"));
    }

    TEST_CASE("a token file that every user may read stops the daemon by name and line")
    {
        TokenBench bench;
        std::filesystem::permissions(bench.installation.folder() / "refresh.token",
                                     std::filesystem::perms::all);

        const auto run = bench.installation.run_once();

        CHECK(run.status == 78);
        CHECK(has_for_login(run.err, "refresh.token is open to every user (chmod o= it)"));
        CHECK(bench.tokens.forms().empty());
        CHECK_FALSE(has_for_login(run.err, "geheim"));
    }

    TEST_CASE("a client certificate and a credential of systemd log in together")
    {
        DovecotServer server{{.asks_for_certificate = true}};
        const auto files = server.client_certificate("psirt");
        Installation installation{{{.url = server.imaps_url(),
                                    .ca_file = server.ca_file(),
                                    .login = fmt::format("password_credential = \"psirt\"\n"
                                                         "client_certificate = \"{}\"\n"
                                                         "client_key = \"{}\"\n",
                                                         files.certificate.string(),
                                                         files.key.string())}}};
        const TemporaryFolder credentials;
        write_private(credentials.path() / "psirt", "correct horse\n");

        const auto daemon =
            installation.start_daemon({"--once"},
                                      {"CREDENTIALS_DIRECTORY=" + credentials.path().string()});
        const auto without = installation.run_once();

        CHECK(daemon->wait() == 0);
        CHECK(has_for_login(daemon->err(), "poll.done"));
        CHECK(without.status == 78);
        CHECK(has_for_login(without.err, "$CREDENTIALS_DIRECTORY is not set"));
    }

    TEST_CASE("a password command that hangs holds up neither another mailbox nor the end")
    {
        DovecotServer server;
        server.deliver("psirt", "INBOX", openssl_notice("0001", "3.0.7"));
        Installation installation{{
            {.name = "hangs",
             .url = server.imaps_url(),
             .ca_file = server.ca_file(),
             .login = "password_command = \"sleep 600\"\n"},
            {.name = "goes", .url = server.imaps_url(), .ca_file = server.ca_file()},
        }};

        const auto daemon = installation.start_daemon();
        const bool has_polled = wait_for_file(daemon->err_path(), [](std::string_view text) {
            return has_for_login(text, "poll.done mailbox=goes");
        });
        daemon->signal(SIGTERM);

        CHECK(has_polled);
        CHECK(daemon->wait(20s) == 0);
        CHECK_FALSE(has_for_login(daemon->err(), "mailbox=hangs"));
    }
}

}  // namespace advisory::test
