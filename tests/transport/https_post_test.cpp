#include "transport/https_post.hpp"

#include <chrono>
#include <string>

#include <fmt/format.h>

#include <poll.h>

#include "tests/support/environment_variable.hpp"
#include "tests/support/https/token_server.hpp"
#include "tests/support/printers.hpp"
#include "transport/curl_library.hpp"

namespace advisory::transport {

namespace {

using test::CertificateKind;
using test::TokenServer;

HttpsPost::Request request_to(const TokenServer& server)
{
    HttpsPost::Request request;
    request.url = server.url();
    request.body = "refresh_token=geheim";
    request.ca_file = server.ca_file();
    return request;
}

Result<HttpsPost::Answer> post(const HttpsPost::Request& request)
{
    auto transfer = HttpsPost::prepare(request);
    if (!transfer)
        return std::unexpected{transfer.error()};

    while (true) {
        auto answer = transfer->advance();
        if (!answer)
            return std::unexpected{answer.error()};
        if (*answer)
            return **std::move(answer);

        pollfd waiting{.fd = transfer->descriptor(), .events = POLLIN, .revents = 0};
        const auto timeout = transfer->next_timeout().value_or(std::chrono::milliseconds{1000});
        ::poll(&waiting, 1, static_cast<int>(timeout.count()));
    }
}

Error post_failure(const HttpsPost::Request& request)
{
    const auto answer = post(request);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().message.find("geheim") == std::string::npos);
    return answer.error();
}

}  // namespace

TEST_SUITE("https post")
{
    TEST_CASE("a form is posted and the answer taken, whatever its status")
    {
        const CurlLibrary curl;
        TokenServer server;
        server.reply({{.body = "first"}, {.status = 400, .body = "second"}});

        const auto first = post(request_to(server));
        const auto second = post(request_to(server));

        REQUIRE(first);
        CHECK(first->status == 200);
        CHECK(first->body == "first");
        REQUIRE(second);
        CHECK(second->status == 400);
        CHECK(second->body == "second");
        CHECK(server.forms() ==
              std::vector<std::string>{"refresh_token=geheim", "refresh_token=geheim"});
    }

    TEST_CASE("a redirect is an answer, and nobody else gets the form")
    {
        const CurlLibrary curl;
        TokenServer server;
        const TokenServer other;
        server.reply({{.status = 307, .header = fmt::format("Location: {}\r\n", other.url())}});

        const auto answer = post(request_to(server));

        REQUIRE(answer);
        CHECK(answer->status == 307);
        CHECK(other.forms().empty());
    }

    TEST_CASE("a server that cannot prove who it is does not get the form")
    {
        const CurlLibrary curl;
        const TokenServer other_host{CertificateKind::other_host};
        const TokenServer expired{CertificateKind::expired};
        const TokenServer valid;
        auto by_other_authority = request_to(valid);
        by_other_authority.ca_file = expired.ca_file();

        CHECK(post_failure(request_to(other_host)).code == Errc::untrusted);
        CHECK(post_failure(request_to(expired)).code == Errc::untrusted);
        CHECK(post_failure(by_other_authority).code == Errc::untrusted);
        CHECK(other_host.forms().empty());
        CHECK(expired.forms().empty());
        CHECK(valid.forms().empty());
    }

    TEST_CASE("an answer over the limit is given up, be it in the body or the head")
    {
        const CurlLibrary curl;
        TokenServer server;
        std::string lines;
        for (int line = 0; line < 1000; ++line)
            lines += fmt::format("X-Line: {}\r\n", std::string(90, 'x'));
        server.reply({{.body = std::string(HttpsPost::largest_answer + 1, 'x')},
                      {.header = lines},
                      {.body = std::string(60'000, 'x')}});

        CHECK(post_failure(request_to(server)).code == Errc::too_large);
        CHECK(post_failure(request_to(server)).code == Errc::too_large);
        CHECK(post(request_to(server)));
    }

    TEST_CASE("a server that says nothing is given up, and one that hangs up is unreachable")
    {
        const CurlLibrary curl;
        TokenServer server;
        server.reply({{.manner = TokenServer::Manner::say_nothing},
                      {.manner = TokenServer::Manner::hang_up}});
        auto hasty = request_to(server);
        hasty.timeout = std::chrono::milliseconds{300};

        const auto silence = post_failure(hasty);
        const auto hung_up = post_failure(request_to(server));

        CHECK(silence.code == Errc::unreachable);
        CHECK(silence.message.find("localhost") != std::string::npos);
        CHECK(hung_up.code == Errc::unreachable);
    }

    TEST_CASE("proxies of the environment are not used")
    {
        const CurlLibrary curl;
        TokenServer server;
        server.reply({{.body = "answer"}});
        const test::EnvironmentVariable all{"ALL_PROXY", "http://127.0.0.1:1/"};
        const test::EnvironmentVariable https{"HTTPS_PROXY", "http://127.0.0.1:1/"};

        CHECK(post(request_to(server)));
    }

    TEST_CASE("an address that is not https is refused before anything is sent")
    {
        const CurlLibrary curl;
        for (const auto* url : {"",
                                "http://localhost/",
                                "file:///etc/passwd",
                                "localhost",
                                "https://",
                                "https://u:geheim@localhost/"}) {
            CAPTURE(url);
            HttpsPost::Request request;
            request.url = url;

            CHECK(post_failure(request).code == Errc::configuration);
        }
    }
}

}  // namespace advisory::transport
