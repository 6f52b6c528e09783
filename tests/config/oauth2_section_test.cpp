#include <string>

#include <fmt/format.h>

#include "config/load.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

constexpr std::string_view mailbox =
    "[[mailbox]]\nname = \"a\"\nurl = \"imaps://h\"\nuser = \"u\"\n[mailbox.oauth2]\n";

Oauth2 oauth2_with(std::string_view lines)
{
    const auto loaded = load_text(fmt::format("{}{}\n", mailbox, lines), "/etc/a.toml");
    REQUIRE(loaded);
    REQUIRE(loaded->mailboxes.front().oauth2);
    return *loaded->mailboxes.front().oauth2;
}

std::string problems_with_for_oauth2_section(std::string_view lines)
{
    const auto loaded = load_text(fmt::format("{}{}\n", mailbox, lines), "/etc/a.toml");
    if (loaded)
        return "";

    std::string text;
    for (const auto& problem : loaded.error())
        text += describe(problem) + "\n";
    return text;
}

}  // namespace

TEST_SUITE("oauth2 of a mailbox")
{
    TEST_CASE("Microsoft needs a tenant, and has a scope for each grant")
    {
        const auto of_user = oauth2_with(R"(
            provider = "microsoft"
            tenant = "example.onmicrosoft.com"
            client_id = "c"
            refresh_token_file = "token")");
        const auto of_client = oauth2_with(R"(
            provider = "microsoft"
            tenant = "0f1d2c3b-0000-4000-8000-000000000000"
            client_id = "c"
            grant = "client_credentials"
            client_secret_file = "/secret")");

        CHECK(of_user.token_url ==
              "https://login.microsoftonline.com/example.onmicrosoft.com/oauth2/v2.0/token");
        CHECK(of_user.scope == "https://outlook.office.com/IMAP.AccessAsUser.All offline_access");
        CHECK(of_user.grant == Oauth2::Grant::refresh_token);
        CHECK(of_user.mechanism == Oauth2::Mechanism::xoauth2);
        CHECK(of_user.refresh_token.path == "/etc/token");
        CHECK(of_user.client_secret.path.empty());
        CHECK(of_client.scope == "https://outlook.office365.com/.default");
        CHECK(of_client.grant == Oauth2::Grant::client_credentials);
        CHECK(of_client.client_secret.path == "/secret");
    }

    TEST_CASE("Google needs nothing but the client")
    {
        const auto oauth2 = oauth2_with(R"(
            provider = "google"
            client_id = "c"
            client_secret_file = "/secret"
            refresh_token_file = "/token")");

        CHECK(oauth2.token_url == "https://oauth2.googleapis.com/token");
        CHECK(oauth2.scope == "https://mail.google.com/");
        CHECK(oauth2.client_id == "c");
    }

    TEST_CASE("another provider is described by its address")
    {
        const auto oauth2 = oauth2_with(R"(
            token_url = "https://login.example.jp:8443/token?realm=a"
            scope = "imap"
            client_id = "c"
            refresh_token_file = "/token"
            mechanism = "oauthbearer"
            ca_file = "ca.pem")");

        CHECK(oauth2.token_url == "https://login.example.jp:8443/token?realm=a");
        CHECK(oauth2.scope == "imap");
        CHECK(oauth2.mechanism == Oauth2::Mechanism::oauthbearer);
        CHECK(oauth2.ca_file.path == "/etc/ca.pem");
    }

    TEST_CASE("each mistake is named with its line and its remedy")
    {
        struct Case {
            std::string_view lines;
            std::string_view expected;
        };
        const Case cases[] = {
            {"", "5:1: [mailbox.oauth2] has neither `provider` nor `token_url` (provider ="},
            {"", "[mailbox.oauth2] has no `client_id`"},
            {"", "[mailbox.oauth2] has no `refresh_token_file`"},
            {"provider = \"yahoo\"", "6:12: `provider` \"yahoo\" is not known (\"microsoft\" or"},
            {"provider = 5", "`provider` must be a text"},
            {"provider = \"microsoft\"", "[mailbox.oauth2] has no `tenant`"},
            {"provider = \"microsoft\"\ntenant = \"a/b\"", "is neither an id nor a domain"},
            {"provider = \"microsoft\"\ntenant = \"..\"", "is neither an id nor a domain"},
            {"provider = \"microsoft\"\ntenant = \"common\"\ngrant = \"client_credentials\"",
             "`tenant` \"common\" gives no token by client_credentials"},
            {"provider = \"google\"\ntenant = \"a\"", "`provider` \"google\" has no `tenant`"},
            {"token_url = \"https://h\"\ntenant = \"a\"", "`tenant` belongs to `provider`"},
            {"provider = \"google\"\ntoken_url = \"https://h\"",
             "7:1: `provider` and `token_url` cannot both be given"},
            {"provider = \"google\"\ngrant = \"client_credentials\"",
             "gives no token for a mailbox by client_credentials (grant = \"refresh_token\")"},
            {"token_url = \"http://127.0.0.1/\"", "must be an https:// address"},
            {"token_url = \"https://\"", "must be an https:// address"},
            {"token_url = \"https://:443/\"", "must be an https:// address"},
            {"token_url = \"https://u:geheim@h/\"", "must be an https:// address without user"},
            {"token_url = \"https://h/#a\"", "must be an https:// address"},
            {"token_url = \"https://h/a b\"", "must be an https:// address"},
            {"token_url = \"https://ログイン/\"", "must be an https:// address"},
            {"grant = \"password\"", "`grant` must be \"refresh_token\" or \"client_credentials\""},
            {"mechanism = \"plain\"", "`mechanism` must be \"xoauth2\" or \"oauthbearer\""},
            {"grant = \"client_credentials\"", "[mailbox.oauth2] has no `client_secret_file`"},
            {"grant = \"client_credentials\"\nrefresh_token_file = \"/t\"",
             "7:1: `refresh_token_file` has no use with grant = \"client_credentials\""},
            {"client_secret = \"geheim\"", "unknown key `client_secret` in [mailbox.oauth2]"},
            {"client_id = \"a\\nb\"", "`client_id` is empty or has control characters"},
        };

        for (const auto& [lines, expected] : cases) {
            CAPTURE(lines);
            const auto problems = problems_with_for_oauth2_section(lines);
            CAPTURE(problems);
            CHECK(problems.find(expected) != std::string::npos);
            CHECK(problems.find("geheim") == std::string::npos);
        }
    }
}

}  // namespace advisory::config
