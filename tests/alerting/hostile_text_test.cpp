#include <algorithm>
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "alerting/alert_json.hpp"
#include "alerting/mail_message.hpp"
#include "alerting/syslog_message.hpp"
#include "alerting/webhook_body.hpp"
#include "tests/alerting/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::alerting {

namespace {

/// An alert all of whose texts are hostile.
Alert hostile()
{
    auto alert = test::sample_alert();
    for (auto* const text : {&alert.advisory_id,
                             &alert.title,
                             &alert.severity_reason,
                             &alert.product_id,
                             &alert.product_name,
                             &alert.product_version,
                             &alert.component,
                             &alert.component_version,
                             &alert.url,
                             &alert.cause,
                             &alert.alert_id})
        *text = test::hostile_text;
    alert.cves = {test::hostile_text};
    return alert;
}

constexpr std::array languages{Language::english, Language::japanese};

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// Neither a control character but the line's end, nor one that turns the text's direction.
bool is_printable(std::string_view text)
{
    const bool has_control = std::ranges::any_of(text, [](char letter) {
        return (letter >= 0 && letter < ' ' && letter != '\n') || letter == '\x7f';
    });
    return !has_control && !holds(text, "\xe2\x80\xae");
}

}  // namespace

TEST_SUITE("hostile text")
{
    TEST_CASE("no header line of a mail has anything but visible ASCII, and there is none more")
    {
        const MailAddresses addresses{.from = "advisoryd@example.jp",
                                      .to = {"one@example.jp", "two@example.jp\r\nBcc: x@y.jp"}};
        const auto count = mail_of(std::array{test::sample_alert()},
                                   {.from = addresses.from, .to = {"one@example.jp"}},
                                   Language::english,
                                   {})
                               .header.size();
        for (const auto language : languages) {
            const auto mail = mail_of(std::array{hostile()}, addresses, language, {});

            CHECK(mail.header.size() == count);
            for (const auto& line : mail.header) {
                CAPTURE(line);
                // A line is folded by CRLF and a blank, and by nothing else.
                for (std::size_t at = 0; at < line.size(); ++at) {
                    const bool is_fold =
                        line.substr(at, 2) == "\r\n" && at + 2 < line.size() && line[at + 2] == ' ';
                    if (is_fold)
                        ++at;
                    else
                        CHECK((line[at] >= ' ' && line[at] <= '~'));
                }
            }
            CHECK(is_printable(mail.text));
            CHECK_FALSE(holds(mail.text, "\nBcc:"));
        }
    }

    TEST_CASE("a chat gets no mention, no link and no control character")
    {
        for (const auto language : languages) {
            for (const auto count : {std::size_t{1}, std::size_t{3}}) {
                const std::vector<Alert> alerts(count, hostile());
                const auto slack = body_of(alerts, Template::slack, language);
                const auto teams = body_of(alerts, Template::teams, language);

                CHECK_FALSE(holds(slack, "<"));
                CHECK_FALSE(holds(slack, ">"));
                CHECK(holds(slack, "&lt;!channel&gt;"));
                CHECK_FALSE(holds(teams, "[a](http"));
                CHECK(holds(teams, R"(\\[a\\]\\(http)"));
                CHECK(is_printable(slack));
                CHECK(is_printable(teams));
            }
        }
    }

    TEST_CASE("JSON stays JSON on one line")
    {
        const auto line = to_json(hostile());
        const auto many =
            body_of(std::vector{hostile(), hostile()}, Template::json, Language::english);

        CHECK_FALSE(holds(line, "\n"));
        CHECK_FALSE(holds(line, "\x1b"));
        CHECK(holds(line, R"(x\r\nBcc)"));
        CHECK_FALSE(holds(many, "\n"));
    }

    TEST_CASE("a syslog message is one line whose structured data cannot be left")
    {
        for (const auto language : languages) {
            auto alert = hostile();
            alert.event = "alert.raised\n<0>1 ";
            const auto message =
                syslog_message(alert,
                               {.facility = 16, .host = "a b\nc", .process = std::string(500, '1')},
                               language);

            CAPTURE(message);
            CHECK(message.starts_with("<132>1 2026-11-26T21:00:00+09:00 abc advisoryd 1"));
            CHECK_FALSE(holds(message, "\n"));
            CHECK(is_printable(message));
            // The data ends at the first bracket that is not escaped: right before the text.
            auto at = message.find("[advisoryd@32473 ");
            REQUIRE(at != std::string::npos);
            bool is_quoted = false;
            for (; is_quoted || message[at] != ']'; ++at) {
                REQUIRE(at < message.size());
                if (message[at] == '\\')
                    ++at;
                else if (message[at] == '"')
                    is_quoted = !is_quoted;
            }
            CHECK(message.substr(at, 5) == "] \xEF\xBB\xBF");
            CHECK(message.size() < 6000);
        }
    }

    TEST_CASE("a subject is one line of bounded length, however long the title")
    {
        auto alert = test::sample_alert();
        alert.title = std::string(100'000, 'x');
        alert.product_name = std::string(100'000, 'y');

        CHECK(message_of(alert, Language::english).subject.size() < 1000);
        CHECK_FALSE(holds(message_of(hostile(), Language::japanese).subject, "\n"));
    }
}

}  // namespace advisory::alerting
