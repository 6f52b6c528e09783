#include "transport/connect_error.hpp"

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
}

}  // namespace advisory::transport
