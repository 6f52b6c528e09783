#include "config/readiness.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "config/load.hpp"
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

    TEST_CASE("a daemon without a mailbox has nothing to do")
    {
        const auto problems = check_for_daemon(Configuration{});

        REQUIRE(problems.size() == 1);
        CHECK(problems.front().message.find("no mailbox") != std::string::npos);
    }
}

}  // namespace advisory::config
