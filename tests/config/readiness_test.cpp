#include "config/readiness.hpp"

#include <cstddef>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "config/load.hpp"
#include "tests/support/environment_variable.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

Configuration make_configuration(const test::TemporaryFolder& folder)
{
    using std::filesystem::perms;

    const auto secret = folder.write("secret", "pw\n");
    std::filesystem::permissions(secret, perms::owner_read | perms::owner_write);
    auto loaded = load_text(
        "[[mailbox]]\nname = \"a\"\nurl = \"imap://h\"\nuser = \"u\"\npassword_file = \"secret\"\n"
        "[alert.log]\npath = \"alerts.jsonl\"\n",
        folder.path() / "a.toml");
    REQUIRE(loaded);
    return *std::move(loaded);
}

}  // namespace

TEST_SUITE("readiness")
{
    TEST_CASE("a configuration whose files are there is ready")
    {
        const test::TemporaryFolder folder;

        CHECK(check_for_daemon(make_configuration(folder)).empty());
    }

    TEST_CASE("every file that is not there is named with the line that names it")
    {
        const test::TemporaryFolder folder;
        auto configuration = make_configuration(folder);
        configuration.mailboxes.front().ca_file = folder.path() / "ca.crt";
        std::filesystem::remove(folder.path() / "secret");
        configuration.alert_log = folder.path() / "none" / "alerts.jsonl";

        const auto problems = check_for_daemon(configuration);

        REQUIRE(problems.size() == 3);
        CHECK(problems[0].place.line == 5);
        CHECK(problems[0].message.find("secret") != std::string::npos);
        CHECK(problems[1].message.find("ca.crt") != std::string::npos);
        CHECK(problems[2].place.line == 7);
    }

    TEST_CASE("every secret of a login is looked at, and none is shown")
    {
        const test::TemporaryFolder folder;
        const auto open = folder.write("open", "geheim\n");
        std::filesystem::permissions(open, std::filesystem::perms::all);
        auto configuration = make_configuration(folder);
        auto& mailbox = configuration.mailboxes.front();
        mailbox.password_file.clear();
        mailbox.client_certificate = {folder.path() / "none.pem", {11, 1}};
        mailbox.client_key = {open, {12, 1}};
        mailbox.oauth2.emplace();
        mailbox.oauth2->client_secret = {open, {13, 1}};
        mailbox.oauth2->refresh_token = {open, {14, 1}};
        mailbox.oauth2->ca_file = {folder.path() / "none.pem", {15, 1}};

        const auto problems = check_for_daemon(configuration);

        std::set<std::size_t> lines;
        for (const auto& problem : problems) {
            lines.insert(problem.place.line);
            CHECK(describe(problem).find("geheim") == std::string::npos);
        }
        CHECK(problems.size() == 5);
        CHECK(lines == std::set<std::size_t>{11, 12, 13, 14, 15});
    }

    TEST_CASE("a credential must be there")
    {
        const test::TemporaryFolder folder;
        const test::EnvironmentVariable variable{"CREDENTIALS_DIRECTORY", folder.path().c_str()};
        auto configuration = make_configuration(folder);
        auto& mailbox = configuration.mailboxes.front();
        mailbox.password_file.clear();

        mailbox.password_credential = "secret";
        CHECK(check_for_daemon(configuration).empty());
        mailbox.password_credential = "another";
        CHECK(check_for_daemon(configuration).size() == 1);
    }

    TEST_CASE("a daemon without a mailbox has nothing to do")
    {
        const auto problems = check_for_daemon(Configuration{});

        REQUIRE(problems.size() == 1);
        CHECK(problems.front().message.find("no mailbox") != std::string::npos);
    }

    TEST_CASE("what is missing of a sink is told, and keeps the daemon from nothing")
    {
        const test::TemporaryFolder folder;
        const test::EnvironmentVariable variable{"CREDENTIALS_DIRECTORY", folder.path().c_str()};
        const auto secret = folder.write("secret", "pw\n");
        std::filesystem::permissions(secret, std::filesystem::perms::owner_read);
        const auto path = folder.write("a.toml", R"([[mailbox]]
name = "a"
url = "imap://h"
user = "u"
password_file = "secret"
[[alert.mail]]
name = "mail"
url = "smtps://h"
from = "a@b.example"
to = ["c@d.example"]
user = "u"
password_credential = "smtp"
ca_file = "ca.pem"
[[alert.webhook]]
name = "hook"
url_file = "url"
secret_file = "secret"
[[alert.command]]
name = "pager"
command = ["/none/page", "psirt"]
[[alert.command]]
name = "shell"
command = "exit 0"
[[alert.command]]
name = "found"
command = ["true"]
[[alert.syslog]]
name = "syslog"
url = "unix:/none/log"
)");

        const auto checked = load_checked(path);

        CHECK(load_for_daemon(path));
        REQUIRE_FALSE(checked);
        std::string told;
        for (const auto& problem : checked.error())
            told += describe(problem) + "\n";
        CAPTURE(told);
        CHECK(checked.error().size() == 5);
        for (const auto* part : {"a.toml:12:",
                                 "LoadCredential=smtp:FILE",
                                 "a.toml:13:",
                                 "a.toml:16:",
                                 "webhook URL file",
                                 "/none/page cannot be run: No such file or directory",
                                 "/none/log is no socket"})
            CHECK(told.find(part) != std::string::npos);
    }
}

}  // namespace advisory::config
