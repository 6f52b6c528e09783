#include "daemon/login.hpp"

#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "daemon/imap_mailbox.hpp"
#include "tests/daemon/memory_sink.hpp"
#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/files.hpp"
#include "tests/support/https/token_server.hpp"
#include "tests/support/printers.hpp"
#include "transport/curl_library.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

using namespace std::chrono_literals;
using test::DovecotServer;
using test::TokenServer;
using transport::Sasl;

/// A login on a loop of its own, with a clock that is set by hand.
struct LoginBench {
    LoginBench()
    {
        settings.mailbox.name = "psirt";
        settings.mailbox.user = "psirt";
        settings.now = [this] { return now; };
    }

    std::filesystem::path write(std::string_view name, std::string_view text) const
    {
        using std::filesystem::perms;
        const auto path = folder.write(name, text);
        std::filesystem::permissions(path, perms::owner_read | perms::owner_write);
        return path;
    }

    void use_tokens_of(const TokenServer& server)
    {
        auto& oauth2 = settings.mailbox.oauth2.emplace();
        oauth2.token_url = server.url();
        oauth2.client_id = "id";
        oauth2.refresh_token.path = write("refresh", "r-geheim");
        oauth2.ca_file.path = server.ca_file();
    }

    Login& login()
    {
        if (!login_)
            login_.emplace(loop, settings);
        return *login_;
    }

    /// Has several ask at once, and answers what they get.
    std::vector<Result<std::string>> ask(int askers)
    {
        std::vector<Result<std::string>> answers;
        for (int asker = 0; asker < askers; ++asker)
            asio::co_spawn(loop,
                           login().secret(),
                           [&](const std::exception_ptr& thrown, Result<std::string> answer) {
                               if (thrown)
                                   std::rethrow_exception(thrown);
                               answers.push_back(std::move(answer));
                           });
        loop.restart();
        loop.run();
        return answers;
    }

    Result<std::string> secret()
    {
        const auto answers = ask(1);
        REQUIRE(answers.size() == 1);
        return answers.front();
    }

    transport::CurlLibrary curl;
    test::TemporaryFolder folder;
    asio::io_context loop;
    AccessTokens::Instant now{1'000h};
    Login::Settings settings;

private:
    std::optional<Login> login_;
};

bool contains_for_login(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("login")
{
    TEST_CASE("a password file is read at each login")
    {
        LoginBench bench;
        bench.settings.mailbox.password_file = bench.write("password", "first\n");
        CHECK(bench.secret().value_or("") == "first");

        bench.write("password", "second\n");

        CHECK(bench.secret().value_or("") == "second");
        CHECK(bench.login().sasl() == Sasl::any_password);
        CHECK_FALSE(bench.login().refused("second"));
    }

    TEST_CASE("a client certificate alone needs no secret")
    {
        LoginBench bench;
        bench.settings.mailbox.client_certificate.path = "/etc/client.pem";

        CHECK(bench.secret().value_or("none").empty());
        CHECK(bench.login().sasl() == Sasl::external);
    }

    TEST_CASE("the loop goes on while a password command runs")
    {
        LoginBench bench;
        const auto gate = bench.folder.path() / "gate";
        bench.settings.mailbox.password_command = {
            "/bin/sh",
            "-c",
            fmt::format("mkfifo {0}; cat {0}", gate.string())};

        // The command ends only because the loop runs this beside it.
        std::function<void()> open_gate = [&] {
            if (std::filesystem::is_fifo(gate))
                std::ofstream{gate} << "geheim\n";
            else
                asio::post(bench.loop, open_gate);
        };
        asio::post(bench.loop, open_gate);

        CHECK(bench.secret().value_or("") == "geheim");
    }

    TEST_CASE("a command that is not done in time is given up")
    {
        LoginBench bench;
        bench.settings.mailbox.password_command = {"/bin/sh", "-c", "sleep 600 & wait"};
        bench.settings.longest_command = 50ms;

        const auto secret = bench.secret();

        REQUIRE_FALSE(secret);
        CHECK(contains_for_login(secret.error().message, "was not done in time"));
    }

    TEST_CASE("a command runs once for all who ask meanwhile, and again later")
    {
        LoginBench bench;
        const auto runs = bench.folder.path() / "runs";
        bench.settings.mailbox.password_command = {
            "/bin/sh",
            "-c",
            fmt::format("echo run >>{}; echo geheim", runs.string())};

        const auto answers = bench.ask(3);
        CHECK(answers.size() == 3);
        for (const auto& answer : answers)
            CHECK(answer.value_or("") == "geheim");
        CHECK(test::read_file(runs) == "run\n");

        CHECK(bench.secret());
        CHECK(test::read_file(runs) == "run\nrun\n");
    }

    TEST_CASE("stop ends a command and a token server that say nothing")
    {
        TokenServer server;
        server.reply({{.manner = TokenServer::Manner::say_nothing}});
        LoginBench with_command;
        const auto mark = with_command.folder.path() / "mark";
        with_command.settings.mailbox.password_command = {
            "/bin/sh",
            "-c",
            fmt::format("touch {}; sleep 600 & wait", mark.string())};
        LoginBench with_token;
        with_token.use_tokens_of(server);

        struct Case {
            LoginBench& bench;
            std::function<bool()> is_under_way;
        };
        const Case cases[] = {
            {with_command, [&] { return std::filesystem::exists(mark); }},
            {with_token, [&] { return !server.forms().empty(); }},
        };
        for (const auto& [bench, is_under_way] : cases) {
            std::function<void()> stop_then = [&] {
                if (is_under_way())
                    bench.login().stop();
                else
                    asio::post(bench.loop, stop_then);
            };
            asio::post(bench.loop, stop_then);

            const auto answers = bench.ask(2);

            REQUIRE(answers.size() == 2);
            for (const auto& answer : answers) {
                REQUIRE_FALSE(answer);
                CHECK(contains_for_login(answer.error().message, "stopped"));
            }
            CHECK_FALSE(bench.secret());
        }
    }

    TEST_CASE("a token is fetched once for all who ask, and again shortly before its end")
    {
        TokenServer server;
        server.give("t-1", 3600);
        LoginBench bench;
        bench.use_tokens_of(server);

        for (const auto& answer : bench.ask(3))
            CHECK(answer.value_or("") == "t-1");
        CHECK(server.forms() == std::vector<std::string>{"grant_type=refresh_token&client_id=id"
                                                         "&refresh_token=r-geheim"});

        server.give("t-2", 3600);
        bench.now += 50min;
        CHECK(bench.secret().value_or("") == "t-1");
        bench.now += 5min;
        CHECK(bench.secret().value_or("") == "t-2");
        CHECK(server.forms().size() == 2);
    }

    TEST_CASE("a failed fetch fails for all who wait, and is tried anew by the next")
    {
        TokenServer server;
        server.reply({{.status = 400, .body = R"({"error":"invalid_grant"})"}});
        LoginBench bench;
        bench.use_tokens_of(server);

        for (const auto& answer : bench.ask(2)) {
            REQUIRE_FALSE(answer);
            CHECK(answer.error().code == Errc::refused);
            CHECK(answer.error().message == "localhost gives no token: invalid_grant");
            CHECK(contains_for_login(answer.error().hint, "sign in again"));
        }
        CHECK(server.forms().size() == 1);

        server.give("t");
        CHECK(bench.secret().value_or("") == "t");
    }

    TEST_CASE("no failure of a token server shows a secret")
    {
        TokenServer server;
        LoginBench bench;
        bench.use_tokens_of(server);
        const std::string echo =
            R"({"error":"r-geheim","error_description":"no r-geheim","access_token":"r-geheim"})";
        server.reply({{.status = 400, .body = echo},
                      {.status = 500, .body = "r-geheim"},
                      {.status = 200, .body = "r-geheim"},
                      {.status = 302, .header = "Location: https://r-geheim/\r\n"},
                      {.manner = TokenServer::Manner::hang_up}});

        for (int fault = 0; fault < 5; ++fault) {
            const auto secret = bench.secret();

            REQUIRE_FALSE(secret);
            CAPTURE(secret.error().message);
            CHECK(contains_for_login(secret.error().message, "localhost"));
            CHECK_FALSE(contains_for_login(secret.error().message + secret.error().hint, "geheim"));
        }
    }
}

TEST_SUITE("login by token")
{
    /// A mailbox on a Dovecot that takes the token `good`, with tokens of a server.
    struct TokenBench : LoginBench {
        TokenBench()
        {
            use_tokens_of(tokens);
            mailbox_settings.name = "psirt";
            mailbox_settings.server.url = dovecot.imaps_url();
            mailbox_settings.server.user = "psirt";
            mailbox_settings.server.ca_file = dovecot.ca_file();
            mailbox_settings.server.sasl = login().sasl();
            mailbox_settings.folders = {"INBOX"};
            mailbox_settings.secret = [this] { return login().secret(); };
            mailbox_settings.refused = [this](std::string_view secret) {
                return login().refused(secret);
            };
            mailbox.emplace(loop, mailbox_settings);
        }

        Result<PollReport> poll()
        {
            std::optional<Result<PollReport>> report;
            asio::co_spawn(loop,
                           mailbox->poll(sink),
                           [&](const std::exception_ptr& thrown, Result<PollReport> answer) {
                               if (thrown)
                                   std::rethrow_exception(thrown);
                               report = std::move(answer);
                           });
            loop.restart();
            loop.run();
            REQUIRE(report);
            return *report;
        }

        TokenServer tokens;
        DovecotServer dovecot{{.users = {{"psirt", "good"}}, .mechanisms = "xoauth2"}};
        ImapMailbox::Settings mailbox_settings;
        test::MemorySink sink;
        std::optional<ImapMailbox> mailbox;
    };

    TEST_CASE("mails are read with a token that is fetched once")
    {
        TokenBench bench;
        bench.tokens.give("good");
        bench.dovecot.deliver("psirt", "INBOX", "Subject: a\r\n\r\nb\r\n");

        CHECK(bench.poll());
        CHECK(bench.poll());

        CHECK(bench.sink.mails.size() == 1);
        CHECK(bench.tokens.forms().size() == 1);
    }

    TEST_CASE("a token that ends before its time is replaced within the same poll")
    {
        TokenBench bench;
        bench.tokens.give("good");
        REQUIRE(bench.poll());

        bench.dovecot.set_password("psirt", "better");
        bench.tokens.give("better");

        CHECK(bench.poll());
        CHECK(bench.tokens.forms().size() == 2);
    }

    TEST_CASE("a token that is refused again is a failure that says so")
    {
        TokenBench bench;
        bench.tokens.give("t-geheim");

        const auto report = bench.poll();

        REQUIRE_FALSE(report);
        CHECK(report.error().code == Errc::refused);
        CHECK(contains_for_login(report.error().message, "login of psirt at localhost refused"));
        CHECK_FALSE(contains_for_login(report.error().message, "geheim"));
        CHECK(bench.tokens.forms().size() == 2);
    }
}

}  // namespace advisory::daemon
