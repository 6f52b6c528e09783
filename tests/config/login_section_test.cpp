#include <string>

#include <fmt/format.h>

#include "config/load.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

Loaded load_with(std::string_view lines)
{
    return load_text(
        fmt::format("[[mailbox]]\nname = \"a\"\nurl = \"imap://h\"\nuser = \"u\"\n{}\n", lines),
        "/etc/a.toml");
}

Mailbox mailbox_with_for_login_section(std::string_view lines)
{
    const auto loaded = load_with(lines);
    REQUIRE(loaded);
    return loaded->mailboxes.front();
}

std::string problems_with(std::string_view lines)
{
    const auto loaded = load_with(lines);
    if (loaded)
        return "";

    std::string text;
    for (const auto& problem : loaded.error())
        text += describe(problem) + "\n";
    return text;
}

}  // namespace

TEST_SUITE("login of a mailbox")
{
    TEST_CASE("a password is in a file, in a credential, or printed by a command")
    {
        CHECK(mailbox_with_for_login_section("password_file = \"secret\"").password_file ==
              "/etc/secret");
        CHECK(
            mailbox_with_for_login_section("password_credential = \"psirt\"").password_credential ==
            "psirt");

        using Words = std::vector<std::string>;
        CHECK(mailbox_with_for_login_section(R"(password_command = ["pass", "a b"])")
                  .password_command == Words{"pass", "a b"});
        CHECK(mailbox_with_for_login_section(R"(password_command = "pass show a")")
                  .password_command == Words{"/bin/sh", "-c", "pass show a"});
    }

    TEST_CASE("a client certificate stands beside a password, or alone")
    {
        const auto beside = mailbox_with_for_login_section(
            "password_file = \"/p\"\nclient_certificate = \"c.pem\"\nclient_key = \"/k.pem\"");
        const auto alone = mailbox_with_for_login_section("client_certificate = \"/both.pem\"");

        CHECK(beside.client_certificate.path == "/etc/c.pem");
        CHECK(beside.client_certificate.place.line == 6);
        CHECK(beside.client_key.path == "/k.pem");
        CHECK(alone.client_key.path == "/both.pem");
    }

    TEST_CASE("each mistake is named with its line and its remedy")
    {
        struct Case {
            std::string_view lines;
            std::string_view expected;
        };
        const Case cases[] = {
            {"", "1:1: [[mailbox]] has neither `password_file` nor `password_command` nor"},
            {"", "(the password itself never stands in this file)"},
            {"password_file = \"/p\"\npassword_command = \"x\"",
             "6:1: `password_file` and `password_command` cannot both be given (keep one"},
            {"password_file = \"/p\"\npassword_credential = \"x\"", "cannot both be given"},
            {"password_file = \"/p\"\npassword_credential = \"x\"\npassword_command = \"x\"",
             "cannot all be given"},
            {"password_file = \"/p\"\n[mailbox.oauth2]\nprovider = \"google\"",
             "`password_file` and `oauth2` cannot both be given"},
            {"password_command = []", "5:20: `password_command` names no program"},
            {"password_command = 5", "`password_command` must be a text"},
            {"password_credential = \"a/b\"", "is no name of a credential (it is what stands"},
            {"password_credential = \"..\"", "is no name of a credential"},
            {"password_credential = \"\"", "`password_credential` is empty"},
            {"password_file = \"/p\"\nclient_key = \"/k\"",
             "6:1: `client_key` is given without `client_certificate`"},
            {"password = \"geheim\"", "unknown key `password`"},
        };

        for (const auto& [lines, expected] : cases) {
            CAPTURE(lines);
            const auto problems = problems_with(lines);
            CAPTURE(problems);
            CHECK(problems.find(expected) != std::string::npos);
            CHECK(problems.find("geheim") == std::string::npos);
        }
    }
}

}  // namespace advisory::config
