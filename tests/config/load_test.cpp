#include "config/load.hpp"

#include <string>

#include <fmt/format.h>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

constexpr std::string_view whole = R"([store]
path = "/srv/advisories.db"

[[mailbox]]
name = "psirt"
url = "imaps://imap.example.jp/INBOX"
user = "psirt@example.jp"
password_file = "/run/secret"
folders = ["INBOX", "注意喚起"]
poll_interval = "90s"
idle = false
ca_file = "certs/ca.crt"
max_mail_bytes = 2048
after_reading = "move"
move_to = "既読"

[alert.log]
path = "/var/log/alerts.jsonl"
)";

/// A mailbox table with `lines` in the place of, or beside, what it needs at least.
std::string mailbox_with(std::string_view lines)
{
    std::string text = "[[mailbox]]\n";
    for (const std::string_view line :
         {R"(name = "a")", R"(url = "imaps://h")", R"(user = "u")", R"(password_file = "/p")"}) {
        if (lines.find(line.substr(0, line.find('='))) == std::string_view::npos)
            text += fmt::format("{}\n", line);
    }
    return text += lines;
}

std::string problems_in_for_load(std::string_view toml)
{
    const auto loaded = load_text(toml, "/etc/a.toml");
    if (loaded)
        return "";

    std::string text;
    for (const auto& problem : loaded.error())
        text += describe(problem) + "\n";
    return text;
}

}  // namespace

TEST_SUITE("configuration file")
{
    TEST_CASE("every key is read")
    {
        const auto loaded = load_text(whole, "/etc/advisoryd/a.toml");

        REQUIRE(loaded);
        CHECK(loaded->store == "/srv/advisories.db");
        CHECK(loaded->alert_log == "/var/log/alerts.jsonl");
        REQUIRE(loaded->mailboxes.size() == 1);
        const auto& mailbox = loaded->mailboxes.front();
        CHECK(mailbox.name == "psirt");
        CHECK(mailbox.server_url() == "imaps://imap.example.jp:993/");
        CHECK(mailbox.user == "psirt@example.jp");
        CHECK(mailbox.password_file == "/run/secret");
        CHECK(mailbox.folders == std::vector<std::string>{"INBOX", "注意喚起"});
        CHECK(mailbox.poll_interval == std::chrono::seconds{90});
        CHECK_FALSE(mailbox.idle);
        CHECK(mailbox.max_mail_bytes == 2048);
        CHECK(mailbox.after_reading == AfterReading::move);
        CHECK(mailbox.move_to == "既読");
    }

    TEST_CASE("what is not given has its default")
    {
        const auto loaded = load_text(mailbox_with(""), "/etc/a.toml");

        REQUIRE(loaded);
        CHECK(loaded->store == default_store);
        CHECK(loaded->alert_log.empty());
        const auto& mailbox = loaded->mailboxes.front();
        CHECK(mailbox.folders == std::vector<std::string>{"INBOX"});
        CHECK(mailbox.poll_interval == std::chrono::minutes{5});
        CHECK(mailbox.idle);
        CHECK(mailbox.ca_file.empty());
    }

    TEST_CASE("a relative path starts from the folder of the file")
    {
        const auto loaded = load_text(whole, "/etc/advisoryd/a.toml");

        REQUIRE(loaded);
        CHECK(loaded->mailboxes.front().ca_file == "/etc/advisoryd/certs/ca.crt");
    }

    TEST_CASE("the folder of the URL counts when no folders are named")
    {
        const auto loaded =
            load_text(mailbox_with(R"(url = "imap://h:1143/JPCERT%2FCC")"), "/etc/a.toml");

        REQUIRE(loaded);
        const auto& mailbox = loaded->mailboxes.front();
        CHECK(mailbox.folders == std::vector<std::string>{"JPCERT/CC"});
        CHECK(mailbox.server_url() == "imap://h:1143/");
    }

    TEST_CASE("each mistake is named with its line and its remedy")
    {
        struct Case {
            std::string toml;
            std::string_view expected;
        };
        const Case cases[] = {
            {"[store]\npaht = \"/x\"",
             "/etc/a.toml:2:1: unknown key `paht` in [store] (did you mean `path`?)"},
            {"[stroe]\npath = \"/x\"",
             "/etc/a.toml:1:2: unknown key `stroe` at the top of the file (did you mean `store`?)"},
            {"[store]\nzzzzzzzz = 1", "(known here: path)"},
            {"[store]\npath = 1",
             "/etc/a.toml:2:8: `path` must be a text in quotes, not an integer"},
            {"store = 5",
             "/etc/a.toml:1:9: `store` must be a table, written [store], not an integer"},
            {"[mailbox]\nname = \"a\"",
             "`mailbox` must be a list of tables, each written [[mailbox]], not a table"},
            {"[store]\npath = \"\"", "`path` is empty"},
            {"[store\npath = 1", "/etc/a.toml:1:"},
            {"a = 1\na = 2", "/etc/a.toml:2:"},
            {"\xff = 1", "/etc/a.toml:1:"},
            {"[store]\npath = /var/x", "(a text stands between quotation marks: path = \"...\")"},
            {mailbox_with("name = psirt"), "quotation marks: name = \"...\")"},
            {mailbox_with("name = ipa  # the news"), "quotation marks: name = \"...\")"},
            {mailbox_with("user = 受付"), "quotation marks: user = \"...\")"},
            {mailbox_with("poll_interval = 5m"), "quotation marks: poll_interval = \"...\")"},
            {mailbox_with("folders = [INBOX]"), "quotation marks: folders = \"...\")"},
            {mailbox_with("folders = [\"A\", JPCERT]"), "quotation marks: folders = \"...\")"},
            {mailbox_with("idle = True"), "(true and false are written small)"},
            {mailbox_with("idle = True"), "the file is no TOML here"},
            {mailbox_with("user = “psirt@example.jp”"), "quotation marks are straight here"},
            {mailbox_with("user = \"psirt"), "(a quotation mark is missing)"},
            {mailbox_with("user = psirt\""), "(a quotation mark is missing)"},
            {"[alert.log]", "[alert.log] has no `path`"},
            {"[alert.mail]\nto = \"a\"",
             "`mail` must be a list of tables, each written [[alert.mail]]"},
            {mailbox_with("poll_intervall = \"5m\""), "did you mean `poll_interval`?"},
            {mailbox_with("poll_interval = 300"),
             "`poll_interval` must be a text like \"90s\", \"5m\" or \"2h\", not an integer"},
            {mailbox_with("poll_interval = \"5 minutes\""),
             "poll_interval = \"5 minutes\" is no duration"},
            {mailbox_with("poll_interval = \"0s\""), "must be from 1s to 24h"},
            {mailbox_with("poll_interval = \"2d\""), "must be from 1s to 24h"},
            {mailbox_with("idle = \"yes\""),
             "`idle` must be true or false, without quotes, not a text"},
            {mailbox_with("max_mail_bytes = -1"), "`max_mail_bytes` must be from 1024 to"},
            {mailbox_with("after_reading = \"delete\""), "`after_reading` is \"delete\""},
            {mailbox_with("after_reading = \"move\""), "`move_to` names no folder"},
            {mailbox_with("move_to = \"Archive\""), "`move_to` has no meaning here"},
            {mailbox_with("after_reading = \"move\"\nmove_to = \"INBOX\""),
             "`move_to` names \"INBOX\", which is read itself"},
            {mailbox_with("folders = \"INBOX\""),
             "`folders` must be a list of texts in quotes, not a text"},
            {mailbox_with("folders = [\"A\", 2]"),
             "`folders` must be a list of texts in quotes, not a list"},
            {mailbox_with("folders = []"), "`folders` is empty"},
            {mailbox_with("folders = [\"A\", \"A\"]"), "`folders` names \"A\" twice"},
            {mailbox_with("folders = [\"A\\r\\nB\"]"), "control characters"},
            {mailbox_with("folders = [\"\"]"), "`folders` names \"\", which is no folder"},
            {mailbox_with("user = \"a\\nb\""), "`user` is empty or has control characters in it"},
            {mailbox_with("name = \"file\""), "a mailbox cannot be named \"file\""},
            {mailbox_with("url = \"https://h\""), "must begin with imaps:// or imap://"},
            {"[[mailbox]]\nurl = \"imap://h\"\nuser = \"u\"\npassword_file = \"/p\"",
             "/etc/a.toml:1:1: [[mailbox]] has no `name`"},
            {"[[mailbox]]\nname = \"n\"\nuser = \"u\"\npassword_file = \"/p\"",
             "[[mailbox]] has no `url`"},
            {"[[mailbox]]\nname = \"n\"\nurl = \"imap://h\"\npassword_file = \"/p\"",
             "[[mailbox]] has no `user`"},
            {mailbox_with("") + mailbox_with(""),
             "/etc/a.toml:6:1: two mailboxes are named \"a\" (the first is in line 1)"},
        };

        for (const auto& [toml, expected] : cases) {
            CAPTURE(toml);
            const auto problems = problems_in_for_load(toml);
            CAPTURE(problems);
            CHECK(problems.find(expected) != std::string::npos);
        }
    }

    TEST_CASE("what stands without quotation marks is not repeated: it may be a secret")
    {
        const auto problems =
            problems_in_for_load("[[alert.webhook]]\nurl = https://hooks.example/geheim");
        CHECK(problems.find("url = \"...\"") != std::string::npos);
        CHECK(problems.find("geheim") == std::string::npos);
    }

    TEST_CASE("no quotation marks are asked for where a text is no value")
    {
        for (const auto* toml : {"[store\npath = 1", "path", "a b = 1", "a = 1\na = 2"}) {
            CAPTURE(toml);
            const auto problems = problems_in_for_load(toml);
            CHECK_FALSE(problems.empty());
            CHECK(problems.find("quotation marks:") == std::string::npos);
        }
    }

    TEST_CASE("all mistakes are named at once, in the order of the file")
    {
        const auto loaded =
            load_text("[store]\npath = 1\nsize = 2\n[alert.log]\npath = true\n", "/etc/a.toml");

        REQUIRE_FALSE(loaded);
        std::vector<std::size_t> lines;
        for (const auto& problem : loaded.error())
            lines.push_back(problem.place.line);
        CHECK(lines == std::vector<std::size_t>{2, 3, 5});
    }

    TEST_CASE("a password in the URL is refused and not repeated")
    {
        const auto problems =
            problems_in_for_load(mailbox_with(R"(url = "imaps://u:geheim@h/INBOX")"));

        CHECK(problems.find("must not carry a user or a password") != std::string::npos);
        CHECK(problems.find("geheim") == std::string::npos);
    }

    TEST_CASE("a terminal escape in the file does not reach the terminal")
    {
        const auto problems = problems_in_for_load("[store]\n\"\\u001b[31m\" = 1\n");

        CHECK_FALSE(problems.empty());
        CHECK(problems.find('\x1b') == std::string::npos);
    }

    TEST_CASE("a file that cannot be read is a problem of its own")
    {
        const test::TemporaryFolder folder;

        for (const auto& path : {folder.path() / "none.toml", folder.path()}) {
            const auto loaded = load(path);

            REQUIRE_FALSE(loaded);
            CHECK(loaded.error().front().file == path);
        }
    }

    TEST_CASE("what is given of [recognition] takes the place of the default")
    {
        const auto loaded = load_text(
            "[recognition]\n"
            "jpcert_senders = [\"relay.example\"]\n"
            "subject_prefixes = [\"[psirt]\"]\n",
            "/etc/a.toml");

        REQUIRE(loaded);
        CHECK(loaded->recognition.jpcert_senders == std::vector<std::string>{"relay.example"});
        CHECK(loaded->recognition.subject_prefixes == std::vector<std::string>{"[psirt]"});
        CHECK(loaded->recognition.ipa_senders == Hints{}.ipa_senders);
    }

    TEST_CASE("an entry of [recognition] that could match anything is a problem")
    {
        const auto problems = problems_in_for_load("[recognition]\nipa_senders = [\"\"]\nxx = 1\n");

        CHECK(problems.find("a.toml:2:") != std::string::npos);
        CHECK(problems.find("unknown key `xx`") != std::string::npos);
    }

    TEST_CASE("a file on disk is read as the same text in memory")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.write("a.toml", whole);

        const auto loaded = load(path);

        REQUIRE(loaded);
        CHECK(loaded->file == path);
        CHECK(loaded->mailboxes.front().ca_file == folder.path() / "certs/ca.crt");
    }
}

}  // namespace advisory::config
