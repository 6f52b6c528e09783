#include "config/alert_section.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "config/load.hpp"
#include "tests/support/printers.hpp"

namespace advisory::config {

namespace {

std::string problems_in(std::string_view text)
{
    const auto loaded = load_text(std::string{text}, "/etc/a.toml");
    if (loaded)
        return "";

    std::string lines;
    for (const auto& problem : loaded.error())
        lines += describe(problem) + "\n";
    return lines;
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

struct Mistake {
    const char* lines;  ///< Below the table's head; the last one is wrong.
    const char* message;
    const char* remedy;
};

/// That each mistake is told with the line that it is in and its remedy.
void check(const char* head, const char* good, const std::vector<Mistake>& mistakes)
{
    for (const auto& mistake : mistakes) {
        const auto text = fmt::format("{}\n{}{}", head, good, mistake.lines);
        const auto line = std::count(text.begin(), text.end(), '\n') + 1;
        const auto problems = problems_in(text);
        CAPTURE(text);
        CAPTURE(problems);
        CHECK(has(problems, mistake.message));
        CHECK(has(problems, mistake.remedy));
        CHECK(has(problems, fmt::format("a.toml:{}:", line)));
    }
}

}  // namespace

TEST_SUITE("alert section")
{
    TEST_CASE("every key of every sink is read")
    {
        const auto loaded = load_text(R"([alert]
digest_at = "08:30"

[alert.log]
path = "alerts.jsonl"

[[alert.mail]]
name = "psirt"
url = "smtp://smtp.example.jp:2525"
user = "advisoryd"
password_file = "secret"
from = "advisoryd@example.jp"
to = ["psirt@example.jp", "boss@example.jp"]
ca_file = "ca.pem"
language = "en"
digest_above = 5
events = ["alert.raised", "digest.daily"]
verdicts = ["affected"]
products = ["P-1"]
sources = ["jpcert"]
lowest_severity = "high"

[[alert.webhook]]
name = "chat"
url_credential = "hook"
secret_file = "/etc/key"
template = "slack"

[[alert.syslog]]
name = "siem"
url = "tcp://[::1]:6514"
facility = 4

[[alert.syslog]]
name = "here"
url = "unix:/run/log"

[[alert.command]]
name = "page"
command = ["/bin/true", "x"]
timeout = "5s"
)",
                                      "/etc/a.toml");

        REQUIRE(loaded);
        CHECK(loaded->digest_at == std::chrono::minutes{510});
        CHECK(loaded->alert_log == "/etc/alerts.jsonl");
        REQUIRE(loaded->sinks.size() == 5);
        const auto& psirt = loaded->sinks[0];
        const auto& mail = std::get<MailSink>(psirt.way);
        CHECK(psirt.name == "psirt");
        CHECK(std::string{psirt.kind()} == "mail");
        CHECK(psirt.language == alerting::Language::english);
        CHECK(psirt.digest_above == 5);
        CHECK(psirt.filter.events == std::vector<std::string>{"alert.raised", "digest.daily"});
        CHECK(psirt.filter.verdicts == std::vector<std::string>{"affected"});
        CHECK(psirt.filter.products == std::vector<std::string>{"P-1"});
        CHECK(psirt.filter.sources == std::vector<std::string>{"jpcert"});
        CHECK(psirt.filter.lowest_severity == "high");
        CHECK(mail.host == "smtp.example.jp");
        CHECK(mail.port == 2525);
        CHECK(mail.security == MailSink::Security::starttls);
        CHECK(mail.user == "advisoryd");
        CHECK(mail.password.file == "/etc/secret");
        CHECK(mail.to == std::vector<std::string>{"psirt@example.jp", "boss@example.jp"});
        CHECK(mail.ca_file.path == "/etc/ca.pem");
        const auto& chat = loaded->sinks[1];
        CHECK(chat.language == alerting::Language::japanese);
        CHECK(chat.digest_above == 20);
        CHECK(std::get<WebhookSink>(chat.way).url_in.credential == "hook");
        CHECK(std::get<WebhookSink>(chat.way).secret.file == "/etc/key");
        CHECK(std::get<WebhookSink>(chat.way).body == alerting::Template::slack);
        const auto& siem = std::get<SyslogSink>(loaded->sinks[2].way);
        CHECK(siem.transport == SyslogSink::Transport::tcp);
        CHECK(siem.host == "::1");
        CHECK(siem.port == 6514);
        CHECK(siem.facility == 4);
        CHECK(std::get<SyslogSink>(loaded->sinks[3].way).socket == "/run/log");
        const auto& page = std::get<CommandSink>(loaded->sinks[4].way);
        CHECK(page.command == std::vector<std::string>{"/bin/true", "x"});
        CHECK(page.timeout == std::chrono::seconds{5});
    }

    TEST_CASE("a port that is not given follows from the way")
    {
        const auto mail = [](const char* url) {
            const auto loaded = load_text(
                fmt::format("[[alert.mail]]\nname = \"a\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n"
                            "url = \"{}\"\n",
                            url),
                "/etc/a.toml");
            REQUIRE(loaded);
            return std::get<MailSink>(loaded->sinks.front().way);
        };

        CHECK(mail("smtps://h.example").port == 465);
        CHECK(mail("smtps://h.example").security == MailSink::Security::tls);
        CHECK(mail("smtp://h.example").port == 587);
    }

    TEST_CASE("each mistake is told with its line and its remedy")
    {
        check("[alert]",
              "",
              {
                  {"digest_at = \"8:30\"", "no time of day", "as in digest_at"},
                  {"digest_at = \"24:00\"", "no time of day", "as in digest_at"},
                  {"digest_at = \"08:60\"", "no time of day", "as in digest_at"},
              });
        check(
            "[[alert.command]]",
            "name = \"a\"\ncommand = [\"/bin/true\"]\n",
            {
                {"events = [\"alert.rised\"]", "`events` has \"alert.rised\"", "log-events.md"},
                {"events = []", "no alert would pass", "leave the key out"},
                {"verdicts = [\"not_affected\"]", "\"not_affected\", which is not known", "write"},
                {"sources = [\"cert\"]", "\"cert\", which is not known", "\"jpcert\""},
                {"lowest_severity = \"urgent\"", "`lowest_severity` is \"urgent\"", "\"critical\""},
                {"lowest_severity = \"unknown\"",
                 "`lowest_severity` is \"unknown\"",
                 "\"critical\""},
                {"language = \"de\"", "`language` must be", "\"en\""},
                {"digest_above = -1", "from 0 (never) to 10000", ""},
                {"timeout = \"0s\"", "from 1s to 10m", ""},
                {"timeout = \"11m\"", "from 1s to 10m", ""},
                {"comand = 1", "comand", "command"},
            });
        check("[[alert.mail]]",
              "name = \"a\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n",
              {
                  {"url = \"https://h.example\"", "no address of a mail server", "smtps://HOST"},
                  {"url = \"smtps://\"", "no address of a mail server", "smtps://HOST"},
              });
        check("[[alert.mail]]",
              "name = \"a\"\nurl = \"smtps://h.example\"\nfrom = \"a@b\"\n",
              {
                  {"to = []", "nobody would be told", ""},
                  {"to = [\"x@y\", \"psirt\"]", "\"psirt\" is no mail address", "write it alone"},
                  {"to = [\"A <a@b>\"]", "is no mail address", "write it alone"},
              });
        check("[[alert.mail]]",
              "name = \"a\"\nurl = \"smtp://h.example\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n",
              {
                  {"tls = false", "h.example is another machine", "over TLS only"},
              });
        check("[[alert.webhook]]",
              "name = \"a\"\n",
              {
                  {"url = \"http://h.example/x\"", "without TLS", "https://HOST"},
                  {"url = \"http://127.0.0.1@h.example/x\"", "without TLS", "https://HOST"},
                  {"url = \"http://h.example?127.0.0.1\"", "without TLS", "https://HOST"},
                  {"url = \"http://127.0.0.1.h.example\"", "without TLS", "https://HOST"},
              });
        check("[[alert.syslog]]",
              "name = \"a\"\n",
              {
                  {"url = \"/dev/log\"", "no address of a receiver", "unix:/dev/log"},
                  {"facility = 24", "from 0 to 23", "RFC 5424"},
              });
        check("[[alert.webhook]]",
              "name = \"a\"\nurl = \"https://h.example/\"\n",
              {
                  {"template = \"discord\"", "`template` is \"discord\"", "\"teams\""},
              });
        check("[[alert.webhook]]",
              "name = \"a\"\n",
              {
                  {"url = \"ftp://h.example/\"", "no address of a receiver", "https://HOST"},
              });
    }

    TEST_CASE("what goes together must be there together")
    {
        struct Row {
            const char* text;
            const char* message;
        };
        const std::vector<Row> rows{
            {"[[alert.mail]]\nname = \"a\"\nurl = \"smtps://h\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n"
             "user = \"u\"\n",
             "`user` and a password go together"},
            {"[[alert.mail]]\nname = \"a\"\nurl = \"smtps://h\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n"
             "password_file = \"p\"\n",
             "`user` and a password go together"},
            {"[[alert.mail]]\nname = \"a\"\nurl = \"smtps://h\"\nfrom = \"a@b\"\nto = [\"c@d\"]\n"
             "tls = false\n",
             "write smtp://"},
            {"[[alert.webhook]]\nname = \"a\"\n", "a webhook needs either `url`"},
            {"[[alert.webhook]]\nname = \"a\"\nurl = \"https://h/\"\nurl_file = \"f\"\n",
             "a webhook needs either `url`"},
            {"[[alert.webhook]]\nname = \"a\"\nurl = \"https://h/\"\nsecret_file = \"f\"\n"
             "secret_credential = \"c\"\n",
             "cannot both be given"},
            {"[[alert.command]]\ncommand = [\"/bin/true\"]\n", "name"},
            {"[[alert.command]]\nname = \"a\"\n", "command"},
            {"[[alert.command]]\nname = \"log\"\ncommand = [\"/bin/true\"]\n",
             "cannot be named \"log\""},
            {"[[alert.command]]\nname = \"a\"\ncommand = [\"/bin/true\"]\n"
             "[[alert.syslog]]\nname = \"a\"\n",
             "two alert sinks are named \"a\""},
            {"[alert.log]\n", "path"},
        };

        for (const auto& row : rows) {
            CAPTURE(row.text);
            const auto problems = problems_in(row.text);
            CAPTURE(problems);
            CHECK(has(problems, row.message));
        }
    }
}

}  // namespace advisory::config
