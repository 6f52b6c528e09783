#include "transport/oauth_token.hpp"

#include <string>

#include <fmt/format.h>

#include "tests/support/printers.hpp"

namespace advisory::transport {

namespace {

using std::chrono::seconds;

constexpr std::string_view host = "login.example.jp";

Result<AccessToken> parse(std::string_view body, long status = 200)
{
    return parse_token_answer(status, body, host);
}

bool contains_for_oauth_token(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("oauth token")
{
    TEST_CASE("a refresh token is sent with the client, all of it encoded")
    {
        const TokenRequest request{
            .grant = TokenRequest::Grant::refresh_token,
            .client_id = "id",
            .client_secret = "a b&c=d",
            .refresh_token = "1//0-x_~.+",
            .scope = "https://mail.google.com/ 日",
        };

        CHECK(token_form(request) ==
              "grant_type=refresh_token&client_id=id&client_secret=a%20b%26c%3Dd"
              "&refresh_token=1%2F%2F0-x_~.%2B&scope=https%3A%2F%2Fmail.google.com%2F%20%E6%97%A5");
    }

    TEST_CASE("what is empty is not sent, nor a refresh token with the client's own grant")
    {
        const TokenRequest of_public_client{
            .grant = TokenRequest::Grant::refresh_token,
            .client_id = "id",
            .client_secret = "",
            .refresh_token = "r",
            .scope = "",
        };
        auto of_client = of_public_client;
        of_client.grant = TokenRequest::Grant::client_credentials;
        of_client.client_secret = "s";

        CHECK(token_form(of_public_client) ==
              "grant_type=refresh_token&client_id=id&refresh_token=r");
        CHECK(token_form(of_client) ==
              "grant_type=client_credentials&client_id=id&client_secret=s");
    }

    TEST_CASE("a token is read with its life and the next refresh token")
    {
        const auto token = parse(
            R"({"token_type":"bearer","scope":"a","expires_in":3599,"ext_expires_in":1,
                "access_token":"eyJ0.e-_~+/=","refresh_token":"0.AX"})");

        REQUIRE(token);
        CHECK(token->text == "eyJ0.e-_~+/=");
        CHECK(token->life == seconds{3599});
        CHECK(token->refresh_token == "0.AX");
    }

    TEST_CASE("a life that is not a number above 0 is none")
    {
        struct Case {
            std::string_view expires_in;
            int life;
        };
        const Case cases[] = {
            {"3600", 3600},
            {"\"3600\"", 3600},
            {"3599.5", 3599},
            {"1", 1},
            {"0", 0},
            {"-1", 0},
            {"-9223372036854775808", 0},
            {"9223372036854775807", 86400},
            {"18446744073709551615", 0},
            {"999999999999999999999999", 0},
            {"1e400", 0},
            {"-1.5", 0},
            {"\"\"", 0},
            {"\"3600s\"", 0},
            {"\"-5\"", 0},
            {"\"99999999999999999999\"", 0},
            {"null", 0},
            {"true", 0},
            {"[3600]", 0},
            {"{}", 0},
        };

        for (const auto& [expires_in, life] : cases) {
            CAPTURE(expires_in);
            const auto token =
                parse(fmt::format(R"({{"access_token":"t","token_type":"Bearer","expires_in":{}}})",
                                  expires_in));
            // A number that no double holds may also make the answer none.
            if (expires_in == "1e400" && !token)
                continue;
            REQUIRE(token);
            CHECK(token->life == seconds{life});
        }
        const auto without = parse(R"({"access_token":"t","token_type":"Bearer"})");
        REQUIRE(without);
        CHECK(without->life == seconds{0});
    }

    TEST_CASE("an answer that is no token is refused, and not shown")
    {
        const std::string bodies[] = {
            "",
            "geheim",
            "<html>geheim</html>",
            "null",
            "[]",
            "\"geheim\"",
            "{",
            "{\"access_token\":\"geheim\"",
            "{\"access_token\":\"geheim\",\"token_type\":\"Bearer\"} x",
            R"({"token_type":"Bearer"})",
            R"({"access_token":"","token_type":"Bearer"})",
            R"({"access_token":5,"token_type":"Bearer"})",
            R"({"access_token":["geheim"],"token_type":"Bearer"})",
            R"({"access_token":null,"token_type":"Bearer"})",
            R"({"access_token":"geheim"})",
            R"({"access_token":"geheim","token_type":"mac"})",
            R"({"access_token":"geheim","token_type":"Bearer2"})",
            R"({"access_token":"geheim","token_type":5})",
            R"({"access_token":"geheim x","token_type":"Bearer"})",
            R"({"access_token":"geheim\u0001","token_type":"Bearer"})",
            R"({"access_token":"geheim\r\nx","token_type":"Bearer"})",
            R"({"access_token":"geheim日","token_type":"Bearer"})",
            "{\"access_token\":\"geheim\xff\",\"token_type\":\"Bearer\"}",
            fmt::format(R"({{"access_token":"{}","token_type":"Bearer"}})",
                        std::string(20'000, 'x')),
            std::string(60'000, '['),
            fmt::format("{}1{}", std::string(5'000, '['), std::string(5'000, ']')),
            [] {
                std::string text;
                for (int level = 0; level < 5'000; ++level)
                    text += "{\"a\":";
                return text;
            }(),
        };

        for (const auto& body : bodies) {
            CAPTURE(body.substr(0, 100));
            const auto token = parse(body);

            REQUIRE_FALSE(token);
            CHECK(token.error().code == Errc::protocol);
            CHECK(contains_for_oauth_token(token.error().message, host));
            CHECK_FALSE(contains_for_oauth_token(token.error().message, "geheim"));
        }
    }

    TEST_CASE("a refresh token that cannot be kept leaves the one there is")
    {
        for (const auto* refresh_token : {"\"\"", "5", "null", "\"a\\nb\"", "\"a b\""}) {
            CAPTURE(refresh_token);
            const auto token = parse(
                fmt::format(R"({{"access_token":"t","token_type":"Bearer","refresh_token":{}}})",
                            refresh_token));

            REQUIRE(token);
            CHECK(token->refresh_token.empty());
        }
    }

    TEST_CASE("a server that gives no token is quoted by its code, with the remedy")
    {
        struct Case {
            long status;
            std::string_view body;
            Errc code;
            std::string_view message;
            std::string_view hint;
        };
        const Case cases[] = {
            {400,
             R"({"error":"invalid_grant","error_description":"AADSTS700082: The refresh token)"
             R"( geheim has expired due to inactivity.","error_codes":[700082]})",
             Errc::refused,
             "login.example.jp gives no token: invalid_grant, AADSTS700082",
             "sign in again"},
            {400,
             R"({"error":"invalid_grant","error_description":"Token has been expired."})",
             Errc::refused,
             "login.example.jp gives no token: invalid_grant",
             "docs/login.md"},
            {401,
             R"({"error":"invalid_client","error_description":"AADSTS7000222: geheim"})",
             Errc::refused,
             "invalid_client, AADSTS7000222",
             "client_secret_file"},
            {400, R"({"error":"invalid_scope"})", Errc::refused, "invalid_scope", "check scope"},
            {400, R"({"error":"geheim"})", Errc::refused, "a reason that is not known", ""},
            {400, R"({"error":["geheim"]})", Errc::refused, "a reason that is not known", ""},
            {400, R"({"error":null})", Errc::refused, "a reason that is not known", ""},
            {200, R"({"error":"invalid_grant"})", Errc::refused, "invalid_grant", ""},
            {200,
             R"({"error":"invalid_grant","access_token":"geheim","token_type":"Bearer"})",
             Errc::refused,
             "invalid_grant",
             ""},
            {400,
             R"({"error":"invalid_grant","error_description":"AADSTSgeheim"})",
             Errc::refused,
             "invalid_grant",
             ""},
            {503,
             R"({"error":"temporarily_unavailable"})",
             Errc::unreachable,
             "temporarily_unavailable",
             "tried again"},
            {503, "geheim", Errc::unreachable, "HTTP status 503", "tried again"},
            {429, "", Errc::unreachable, "HTTP status 429", "tried again"},
            {302, "", Errc::protocol, "HTTP status 302", "token_url"},
            {404, "<html>geheim", Errc::refused, "HTTP status 404", "token_url"},
            {204, "", Errc::refused, "HTTP status 204", ""},
            {400,
             R"({"access_token":"geheim","token_type":"Bearer"})",
             Errc::refused,
             "HTTP status 400",
             ""},
        };

        for (const auto& [status, body, code, message, hint] : cases) {
            CAPTURE(body);
            const auto token = parse(body, status);

            REQUIRE_FALSE(token);
            CHECK(token.error().code == code);
            CHECK(contains_for_oauth_token(token.error().message, message));
            CHECK(contains_for_oauth_token(token.error().hint, hint));
            CHECK_FALSE(contains_for_oauth_token(token.error().message, "geheim"));
            CHECK_FALSE(contains_for_oauth_token(token.error().hint, "geheim"));
        }
    }
}

}  // namespace advisory::transport
