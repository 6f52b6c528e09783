#include <string>
#include <string_view>
#include <vector>

#include "tests/functional/program.hpp"
#include "tests/support/english_prose.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

const std::vector<std::string> nothing;

struct Ended {
    int status = -1;
    std::string text;  ///< Of both outputs.
};

Ended run(const TemporaryFolder& folder,
                       std::vector<std::string> arguments,
                       std::vector<std::string> environment = {"LC_ALL=", "LANG=ja_JP.UTF-8"})
{
    Program program{{
        .arguments = std::move(arguments),
        .folder = folder.path(),
        .name = "run",
        .environment = std::move(environment),
    }};
    const auto status = program.wait();
    return {.status = status.value_or(-1), .text = program.out() + program.err()};
}

bool has_for_japanese(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("the programs in Japanese")
{
    TEST_CASE("the locale decides which language a program speaks")
    {
        struct Row {
            std::vector<std::string> environment;
            std::string_view usage;
        };
        const Row rows[] = {
            {{}, "Usage: "},
            {{"LC_ALL=", "LANG=ja_JP.UTF-8"}, "使い方: "},
            {{"LC_ALL=", "LANG=ja_JP.UTF-8", "LC_MESSAGES=C"}, "Usage: "},
            {{"LANG=C", "LC_ALL=ja_JP.UTF-8"}, "使い方: "},
            {{"LC_ALL=", "LANG=en_US.UTF-8", "LC_CTYPE=ja_JP.UTF-8"}, "Usage: "},
        };

        const TemporaryFolder folder;
        for (const auto& row : rows) {
            CAPTURE(row.environment);
            for (const auto* const program : {ADVISORYD, ADVISORYCTL}) {
                const auto ended = run(folder, {program, "--help"}, row.environment);
                CHECK(ended.status == 0);
                CHECK(has_for_japanese(ended.text, row.usage));
            }
        }
    }

    TEST_CASE("help and wrong usage of the daemon are Japanese")
    {
        const TemporaryFolder folder;
        for (const auto* const word : {"--help", "--no-such-option", "--config", "more"}) {
            CAPTURE(word);
            const auto ended = run(folder, {ADVISORYD, word});

            CHECK(ended.status == (std::string_view{word} == "--help" ? 0 : 2));
            CHECK(english_lines_of(ended.text) == nothing);
            CHECK_FALSE(has_for_japanese(ended.text, "Usage"));
        }
    }

    TEST_CASE("every fault of a configuration is told in Japanese")
    {
        constexpr std::string_view good =
            "name = \"a\"\nurl = \"imaps://imap.example.jp/\"\nuser = \"u\"\n";
        const std::string mailbox = "[[mailbox]]\n" + std::string{good};
        const std::vector<std::string> configurations{
            "",
            "this is = no TOML at all",
            "a = \"unclosed",
            "[stoer]\npath = 1\n",
            "[store]\npath = 1\n",
            "[[mailbox]]\n",
            mailbox,
            mailbox + "password_file = \"/no/such/file\"\n",
            mailbox + "password_file = \"/etc/passwd\"\npassword_command = \"x\"\n",
            mailbox + "password_credential = \"a/b\"\noauth2 = 1\n",
            mailbox + "password_credential = \"a\"\n",
            mailbox + "client_key = \"k\"\nclient_certificate = \"c\"\n",
            mailbox + "poll_interval = \"soon\"\nidle = \"yes\"\nmax_mail_bytes = 1\n",
            mailbox + "folders = []\nafter_reading = \"burn\"\n",
            mailbox + "folders = [\"A\", \"A\", \"\"]\nafter_reading = \"move\"\n",
            mailbox + mailbox,
            "[[mailbox]]\nname = \"a\"\nurl = \"https://x\"\nuser = \"\"\n",
            "[[mailbox]]\nname = \"a\"\nurl = \"imaps://u:p@h/\"\nuser = \"u\"\n",
            mailbox + "[mailbox.oauth2]\nprovider = \"nobody\"\ntenant = \"/\"\n",
            mailbox + "[mailbox.oauth2]\nprovider = \"google\"\ntenant = \"x\"\ngrant = \"y\"\n",
            mailbox + "[mailbox.oauth2]\ntoken_url = \"http://x\"\n",
            "[[maildir]]\nname = \"m\"\npath = \"/no/such/folder\"\nfolders = [\"../x\"]\n",
            "[alert]\ndigest_at = \"25:00\"\n[alert.log]\n",
            "[[alert.mail]]\nname = \"log\"\nurl = \"x\"\nfrom = \"a b\"\nto = []\n",
            "[[alert.webhook]]\nname = \"w\"\nurl = \"ftp://x\"\ntemplate = \"y\"\n",
            "[[alert.syslog]]\nname = \"s\"\nurl = \"x\"\nfacility = 99\nevents = [\"x\"]\n",
            "[[alert.command]]\nname = \"c\"\ntimeout = \"1h\"\nlanguage = \"fr\"\nverdicts = []\n",
            "[[source]]\nname = \"s\"\nexpected_every = \"1y\"\nsenders = [\"a b\"]\n",
            "[[source]]\nname = \"s\"\nexpected_every = \"9d\"\nnumbers = \"x\"\nholidays = "
            "\"y\"\n",
        };

        const TemporaryFolder folder;
        for (const auto& configuration : configurations) {
            CAPTURE(configuration);
            const auto file = folder.write("advisoryd.toml", configuration);
            const auto ended =
                run(folder, {ADVISORYD, "--check-config", "--config", file.string()});

            CHECK(ended.status == 78);
            CHECK(english_lines_of(ended.text) == nothing);
            CHECK_FALSE(ended.text.empty());
            const auto other =
                run(folder, {ADVISORYCTL, "--config", file.string(), "status"});
            CHECK(english_lines_of(other.text) == nothing);
        }
    }

    TEST_CASE("a configuration that is not there is told in Japanese")
    {
        const TemporaryFolder folder;
        for (const auto& file : {folder.path(), folder.path() / "none.toml"}) {
            const auto ended = run(folder, {ADVISORYD, "--config", file.string()});

            CHECK(ended.status == 78);
            CHECK(english_lines_of(ended.text) == nothing);
        }
    }
}

}  // namespace advisory::test
