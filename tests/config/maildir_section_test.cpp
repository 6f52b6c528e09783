#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "config/load.hpp"
#include "config/readiness.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

std::string maildir_with(std::string_view lines)
{
    std::string text = "[[maildir]]\n";
    for (const std::string_view line : {R"(name = "local")", R"(path = "/var/mail/psirt")"}) {
        if (lines.find(line.substr(0, line.find('='))) == std::string_view::npos)
            text += fmt::format("{}\n", line);
    }
    return text += lines;
}

std::string problems_in_for_maildir_section(std::string_view toml)
{
    const auto loaded = load_text(toml, "/etc/a.toml");
    std::string text;
    if (!loaded)
        for (const auto& problem : loaded.error())
            text += describe(problem) + "\n";
    return text;
}

}  // namespace

TEST_SUITE("maildir section")
{
    TEST_CASE("every key is read")
    {
        const auto loaded = load_text(maildir_with("folders = [\"INBOX\", \"Lists/注意喚起\"]\n"
                                                   "poll_interval = \"90s\"\n"
                                                   "max_mail_bytes = 2048\n"),
                                      "/etc/a.toml");

        REQUIRE(loaded);
        REQUIRE(loaded->maildirs.size() == 1);
        const auto& maildir = loaded->maildirs.front();
        CHECK(maildir.name == "local");
        CHECK(maildir.path == "/var/mail/psirt");
        CHECK(maildir.folders == std::vector<std::string>{"INBOX", "Lists/注意喚起"});
        CHECK(maildir.poll_interval == std::chrono::seconds{90});
        CHECK(maildir.max_mail_bytes == 2048);
        CHECK(maildir.place.line == 1);
        CHECK(maildir.path_place.line == 3);
    }

    TEST_CASE("what is not given has its default, and a path starts from the file's folder")
    {
        const auto loaded = load_text(maildir_with("path = \"mail/../Maildir\""), "/etc/a.toml");

        REQUIRE(loaded);
        const auto& maildir = loaded->maildirs.front();
        CHECK(maildir.path == "/etc/Maildir");
        CHECK(maildir.folders == std::vector<std::string>{"INBOX"});
        CHECK(maildir.poll_interval == std::chrono::minutes{5});
        CHECK(maildir.max_mail_bytes == 52428800);
    }

    TEST_CASE("each mistake is named with its remedy")
    {
        struct Case {
            std::string toml;
            std::string_view expected;
        };
        const std::string mailbox =
            "[[mailbox]]\nname = \"local\"\nurl = \"imaps://h\"\nuser = \"u\"\n"
            "password_file = \"/p\"\n";
        const Case cases[] = {
            {"[[maildir]]\npath = \"/m\"", "/etc/a.toml:1:1: [[maildir]] has no `name`"},
            {"[[maildir]]\nname = \"m\"", "[[maildir]] has no `path`"},
            {"[maildir]\nname = \"m\"", "each written [[maildir]], not a table"},
            {maildir_with("pathh = 1"), "unknown key `pathh` in [[maildir]]"},
            {maildir_with("name = \"file\""), "a Maildir cannot be named \"file\""},
            {maildir_with("name = \"a\\nb\""), "`name` is empty or has control characters"},
            {maildir_with("path = \"\""), "`path` is empty or has control characters"},
            {maildir_with("folders = []"), "`folders` is empty"},
            {maildir_with("folders = [\"A\", \"A\"]"), "`folders` names \"A\" twice"},
            {maildir_with("folders = [\"\"]"), "which is no folder"},
            {maildir_with("folders = [\"../other\"]"), "\"../other\", which is no folder"},
            {maildir_with("folders = [\"/etc\"]"), "which is no folder"},
            {maildir_with("folders = [\"a/\"]"), "which is no folder"},
            {maildir_with("poll_interval = \"0s\""), "must be from 1s to 24h"},
            {maildir_with("max_mail_bytes = 1"), "`max_mail_bytes` must be from 1024 to"},
            {mailbox + maildir_with(""),
             "/etc/a.toml:6:1: another mailbox is named \"local\", as is this Maildir"},
            {maildir_with("") + maildir_with(""), "/etc/a.toml:4:1: another mailbox is named"},
        };

        for (const auto& [toml, expected] : cases) {
            CAPTURE(toml);
            const auto problems = problems_in_for_maildir_section(toml);
            CAPTURE(problems);
            CHECK(problems.find(expected) != std::string::npos);
        }
    }

    TEST_CASE("a Maildir that is not there is named, and the daemon begins all the same")
    {
        const test::TemporaryFolder folder;
        const auto loaded =
            load_text(maildir_with("path = \"Maildir\""), folder.path() / "advisoryd.toml");
        REQUIRE(loaded);

        CHECK(check_for_daemon(*loaded).empty());
        const auto missing = check_maildirs(*loaded);
        std::filesystem::create_directories(folder.path() / "Maildir/cur");
        const auto partial = check_maildirs(*loaded);
        std::filesystem::create_directories(folder.path() / "Maildir/new");
        const auto whole = check_maildirs(*loaded);

        REQUIRE(missing.size() == 1);
        CHECK(missing[0].message.find("there is no Maildir at") != std::string::npos);
        CHECK(missing[0].place.line == 3);
        REQUIRE(partial.size() == 1);
        CHECK(partial[0].message.find("Maildir/new is no folder") != std::string::npos);
        CHECK(whole.empty());
    }

    TEST_CASE("a Maildir whose folders alone are read needs no mails of its own")
    {
        const test::TemporaryFolder folder;
        std::filesystem::create_directories(folder.path() / "Maildir");
        const auto loaded = load_text(maildir_with("path = \"Maildir\"\nfolders = [\"A\"]"),
                                      folder.path() / "advisoryd.toml");
        REQUIRE(loaded);

        CHECK(check_maildirs(*loaded).empty());
    }

    TEST_CASE("what is to come in names mailboxes and Maildirs")
    {
        const auto loaded = load_text(maildir_with(""), "/etc/a.toml");
        REQUIRE(loaded);

        const auto incoming = loaded->incoming();

        REQUIRE(incoming.size() == 1);
        CHECK(incoming[0].name == "local");
        CHECK(incoming[0].folders == std::vector<std::string>{"INBOX"});
        CHECK(incoming[0].poll_interval == std::chrono::minutes{5});
    }
}

}  // namespace advisory::config
