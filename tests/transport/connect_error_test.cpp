#include "transport/connect_error.hpp"

#include <string>

#include <curl/curl.h>

#include "tests/support/printers.hpp"

namespace advisory::transport {

TEST_SUITE("connect error")
{
    TEST_CASE("a refused login quotes the server")
    {
        const auto error = connect_error({
            .result = CURLE_LOGIN_DENIED,
            .user = "psirt",
            .password = "secret",
            .host = "imap.example.jp",
            .reason = "Access denied",
            .server_answer = "A002 NO [UNAVAILABLE] try later\r\n",
        });

        CHECK(error.code == Errc::refused);
        CHECK(error.message ==
              "login of psirt at imap.example.jp refused: NO [UNAVAILABLE] try later");
    }

    TEST_CASE("a greeting where TLS should begin is told with the remedy")
    {
        const auto error = connect_error({
            .result = CURLE_SSL_CONNECT_ERROR,
            .user = "psirt",
            .password = "secret",
            .host = "imap.example.jp",
            .reason = "error:0A00010B:SSL routines::wrong version number",
            .server_answer = {},
        });

        CHECK(error.code == Errc::unreachable);
        CHECK(error.hint.find("imap://") != std::string::npos);
    }

    TEST_CASE("a server that echoes the password is not quoted")
    {
        const auto error = connect_error({
            .result = CURLE_LOGIN_DENIED,
            .user = "psirt",
            .password = "secret",
            .host = "imap.example.jp",
            .reason = "Access denied",
            .server_answer = "A002 NO no user psirt with secret\r\n",
        });

        CHECK(error.message == "login of psirt at imap.example.jp refused");
    }

    TEST_CASE("a server that echoes the password in Base64 is not quoted either")
    {
        // "\0psirt\0secret", "secret", "x\0secret" and "xy\0secret" as Base64.
        for (const auto* message :
             {"AHBzaXJ0AHNlY3JldA==", "c2VjcmV0", "eABzZWNyZXQ=", "eHkAc2VjcmV0"}) {
            CAPTURE(message);
            const auto answer = std::string{"A002 BAD no command "} + message + "\r\n";

            const auto error = connect_error({
                .result = CURLE_LOGIN_DENIED,
                .user = "psirt",
                .password = "secret",
                .host = "imap.example.jp",
                .reason = "Access denied",
                .server_answer = answer,
            });

            CHECK(error.message == "login of psirt at imap.example.jp refused");
        }
    }

    TEST_CASE("a server that wants a client certificate says so with the remedy")
    {
        const auto error = connect_error({
            .result = CURLE_RECV_ERROR,
            .user = "psirt",
            .password = "secret",
            .host = "imap.example.jp",
            .reason = "OpenSSL SSL_read: ...:tlsv13 alert certificate required, errno 0",
            .server_answer = "",
        });

        CHECK(error.code == Errc::refused);
        CHECK(error.hint.find("client_certificate") != std::string::npos);
    }
}

}  // namespace advisory::transport
