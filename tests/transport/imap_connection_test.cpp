#include "transport/imap_connection.hpp"

#include <array>
#include <chrono>
#include <string>

#include <poll.h>

#include "tests/support/dovecot/dovecot_server.hpp"
#include "tests/support/environment_variable.hpp"
#include "tests/support/printers.hpp"
#include "tests/transport/loopback_listener.hpp"
#include "transport/curl_library.hpp"

namespace advisory::transport {

namespace {

using test::CertificateKind;
using test::DovecotServer;
using Progress = ImapConnection::Progress;

ImapServer server_at(const DovecotServer& dovecot, std::string url)
{
    ImapServer server;
    server.url = std::move(url);
    server.user = "psirt";
    server.password = "correct horse";
    server.ca_file = dovecot.ca_file();
    return server;
}

DovecotServer::Options with_certificate(CertificateKind kind)
{
    DovecotServer::Options options;
    options.certificate = kind;
    return options;
}

void wait_for(const ImapConnection& connection)
{
    pollfd waiting{.fd = connection.descriptor(), .events = POLLIN, .revents = 0};
    const auto timeout = connection.next_timeout().value_or(std::chrono::milliseconds{1000});
    ::poll(&waiting, 1, static_cast<int>(timeout.count()));
}

/// Connects, or answers why not.
Result<ImapConnection> connect(const ImapServer& server)
{
    auto connection = ImapConnection::prepare(server);
    if (!connection)
        return connection;

    while (true) {
        const auto progress = connection->advance();
        if (!progress)
            return std::unexpected{progress.error()};
        if (*progress == Progress::connected)
            return connection;
        wait_for(*connection);
    }
}

Error connect_failure(const ImapServer& server)
{
    const auto connection = connect(server);
    REQUIRE_FALSE(connection);
    return connection.error();
}

/// Sends `command` and answers what comes back, up to the end of the connection or
/// a line that begins with `last`.
std::string converse(ImapConnection& connection, std::string_view command, std::string_view last)
{
    const auto sent = connection.send(command);
    REQUIRE(sent == command.size());

    std::string answer;
    std::array<char, 4096> buffer{};
    while (answer.find(last) == std::string::npos) {
        const auto received = connection.receive(buffer);
        REQUIRE(received);
        if (received->is_closed)
            break;
        if (received->size == 0)
            wait_for(connection);
        answer.append(buffer.data(), received->size);
    }
    return answer;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("imap connection")
{
    TEST_CASE("a session is open for commands, over TLS and over STARTTLS")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot;

        for (const auto& url : {dovecot.imaps_url(), dovecot.imap_url()}) {
            CAPTURE(url);
            auto connection = connect(server_at(dovecot, url));
            REQUIRE(connection);

            const auto answer = converse(*connection, "adv1 EXAMINE INBOX\r\n", "adv1 ");

            CHECK(contains(answer, "* 0 EXISTS"));
            CHECK(contains(answer, "adv1 OK [READ-ONLY]"));
        }
    }

    TEST_CASE("the end of the session is seen")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot;
        auto connection = connect(server_at(dovecot, dovecot.imaps_url()));
        REQUIRE(connection);

        const auto answer = converse(*connection, "adv1 LOGOUT\r\n", "never");

        CHECK(contains(answer, "* BYE"));
        CHECK(contains(answer, "adv1 OK"));
    }

    TEST_CASE("a wrong password is refused, and stays out of the message")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot;
        auto server = server_at(dovecot, dovecot.imaps_url());
        server.password = "wrong horse";

        const auto error = connect_failure(server);

        CHECK(error.code == Errc::refused);
        CHECK(contains(error.message, "login of psirt at localhost refused"));
        CHECK(contains(error.message, "[AUTHENTICATIONFAILED]"));
        CHECK_FALSE(contains(error.message, "wrong horse"));
    }

    TEST_CASE("a token logs in by XOAUTH2 and by OAUTHBEARER, over TLS and over STARTTLS")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot{
            {.users = {{"psirt", "ya29.token"}}, .mechanisms = "plain xoauth2 oauthbearer"}};

        for (const auto sasl : {Sasl::xoauth2, Sasl::oauthbearer})
            for (const auto& url : {dovecot.imaps_url(), dovecot.imap_url()}) {
                CAPTURE(url);
                auto server = server_at(dovecot, url);
                server.sasl = sasl;
                server.password = "ya29.token";

                CHECK(connect(server));
            }
    }

    TEST_CASE("a token that is refused stays out of the message, and so does its challenge")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot{{.mechanisms = "plain xoauth2 oauthbearer"}};

        for (const auto sasl : {Sasl::xoauth2, Sasl::oauthbearer}) {
            auto server = server_at(dovecot, dovecot.imaps_url());
            server.sasl = sasl;
            server.password = "ya29.geheim";

            const auto error = connect_failure(server);

            CAPTURE(error.message);
            CHECK(error.code == Errc::refused);
            CHECK(error.message.starts_with("login of psirt at localhost refused"));
            CHECK_FALSE(contains(error.message, "geheim"));
            CHECK_FALSE(contains(error.message, "eyJ"));
            CHECK_FALSE(contains(error.message, "capabilities"));
        }
    }

    TEST_CASE("where tokens are not taken, none is sent as a password")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot{{.users = {{"psirt", "ya29.token"}}}};

        for (const auto sasl : {Sasl::xoauth2, Sasl::oauthbearer}) {
            auto server = server_at(dovecot, dovecot.imaps_url());
            server.sasl = sasl;
            server.password = "ya29.token";

            const auto error = connect_failure(server);

            CAPTURE(error.message);
            CHECK(error.code == Errc::refused);
            CHECK(contains(error.message,
                           "login of psirt at localhost refused: the server does "
                           "not offer this way to log in"));
        }
    }

    TEST_CASE("a client certificate opens the door to a password, or logs in by itself")
    {
        const CurlLibrary curl;
        DovecotServer dovecot{{.mechanisms = "plain external", .asks_for_certificate = true}};
        const auto files = dovecot.client_certificate("psirt");
        auto server = server_at(dovecot, dovecot.imaps_url());
        CHECK(connect_failure(server).code == Errc::refused);

        server.client_certificate = files.certificate;
        server.client_key = files.key;
        CHECK(connect(server));

        server.sasl = Sasl::external;
        server.password.clear();
        CHECK(connect(server));
    }

    TEST_CASE("a client certificate that cannot be used is named, with the remedy")
    {
        const CurlLibrary curl;
        DovecotServer dovecot{{.asks_for_certificate = true}};
        const auto files = dovecot.client_certificate("psirt");
        const DovecotServer other;
        auto without_key = server_at(dovecot, dovecot.imaps_url());
        without_key.client_certificate = files.certificate;
        auto with_wrong_file = without_key;
        with_wrong_file.client_key = other.ca_file();

        for (const auto& server : {without_key, with_wrong_file}) {
            const auto error = connect_failure(server);

            CAPTURE(error.message);
            CHECK(error.code == Errc::configuration);
            CHECK(contains(error.message, "the client certificate for localhost cannot be used"));
            CHECK(contains(error.hint, "client_key"));
        }
    }

    TEST_CASE("a certificate of an unknown authority is not trusted")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot;
        const DovecotServer other;

        for (const auto& url : {dovecot.imaps_url(), dovecot.imap_url()}) {
            CAPTURE(url);
            auto server = server_at(dovecot, url);
            server.ca_file = other.ca_file();

            const auto error = connect_failure(server);

            CHECK(error.code == Errc::untrusted);
            CHECK(contains(error.message, "the certificate of localhost is not trusted"));
            CHECK(contains(error.message, "certificate problem"));
        }
    }

    TEST_CASE("a file of authorities that is not there is a matter of configuration")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot;
        auto server = server_at(dovecot, dovecot.imaps_url());
        server.ca_file += ".missing";

        CHECK(connect_failure(server).code == Errc::configuration);
    }

    TEST_CASE("a certificate for another host is not trusted")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot{with_certificate(CertificateKind::other_host)};

        const auto error = connect_failure(server_at(dovecot, dovecot.imaps_url()));

        CHECK(error.code == Errc::untrusted);
        CHECK(contains(error.message, "no alternative certificate subject name matches"));
    }

    TEST_CASE("an expired certificate is not trusted")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot{with_certificate(CertificateKind::expired)};

        const auto error = connect_failure(server_at(dovecot, dovecot.imaps_url()));

        CHECK(error.code == Errc::untrusted);
        CHECK(contains(error.message, "expired"));
    }

    TEST_CASE("a server without STARTTLS gets no login")
    {
        const CurlLibrary curl;
        DovecotServer::Options options;
        options.has_tls = false;
        const DovecotServer dovecot{options};

        const auto error = connect_failure(server_at(dovecot, dovecot.imap_url()));

        CHECK(error.code == Errc::untrusted);
        CHECK(contains(error.message, "localhost offers no STARTTLS"));
    }

    TEST_CASE("a port where nobody listens is unreachable")
    {
        const CurlLibrary curl;
        DovecotServer dovecot;
        const auto server = server_at(dovecot, dovecot.imaps_url());
        dovecot.stop();

        const auto error = connect_failure(server);

        CHECK(error.code == Errc::unreachable);
        CHECK(contains(error.message, "no connection to localhost: Failed to connect"));
    }

    TEST_CASE("a server that never speaks is given up after the connect timeout")
    {
        const CurlLibrary curl;
        const test::LoopbackListener silent;
        ImapServer server;
        server.url = silent.url("imap");
        server.user = "psirt";
        server.connect_timeout = std::chrono::milliseconds{150};

        const auto error = connect_failure(server);

        CHECK(error.code == Errc::unreachable);
        CHECK(contains(error.message, "timed out"));
    }

    TEST_CASE("proxies of the environment are not used")
    {
        const CurlLibrary curl;
        const DovecotServer dovecot;
        const test::EnvironmentVariable proxy{"ALL_PROXY", "http://127.0.0.1:1/"};

        CHECK(connect(server_at(dovecot, dovecot.imaps_url())));
    }

    TEST_CASE("settings that cannot be right are refused before anything is sent")
    {
        const CurlLibrary curl;
        ImapServer good;
        good.url = "imaps://localhost/";
        good.user = "psirt";
        const auto with = [&](auto change) {
            auto server = good;
            change(server);
            return server;
        };
        const ImapServer bad[] = {
            with([](auto& server) { server.url = ""; }),
            with([](auto& server) { server.url = "https://localhost/"; }),
            with([](auto& server) { server.url = "imap.example.jp"; }),
            with([](auto& server) { server.url = "imaps://"; }),
            with([](auto& server) { server.url = "imaps://localhost:99999/"; }),
            with([](auto& server) { server.url = "imaps://user:secret@localhost/"; }),
            with([](auto& server) { server.user = ""; }),
            with([](auto& server) { server.user = "a\r\nb"; }),
            with([](auto& server) { server.password = "secret\n"; }),
        };

        for (const auto& server : bad) {
            CAPTURE(server.url);
            const auto connection = ImapConnection::prepare(server);
            REQUIRE_FALSE(connection);
            CHECK(connection.error().code == Errc::configuration);
            CHECK_FALSE(contains(connection.error().message, "secret"));
        }
        CHECK(ImapConnection::prepare(good));
    }
}

}  // namespace advisory::transport
