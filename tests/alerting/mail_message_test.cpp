#include "alerting/mail_message.hpp"

#include <algorithm>
#include <array>

#include <doctest/doctest.h>

#include "parsers/mail/decode_mail.hpp"
#include "tests/alerting/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::alerting {

namespace {

const MailAddresses addresses{.from = "advisoryd@example.jp",
                              .to = {"one@example.jp", "two@example.jp"}};

std::string wire_of(const Alert& alert, Language language)
{
    return to_wire(mail_of(std::array{alert}, addresses, language, {}));
}

bool has(const MailMessage& mail, std::string_view line)
{
    return std::ranges::find(mail.header, line) != mail.header.end();
}

}  // namespace

TEST_SUITE("mail message")
{
    TEST_CASE("a mail can be read by a mail parser, whatever the language")
    {
        for (const auto language : {Language::english, Language::japanese}) {
            const auto expected = message_of(test::sample_alert(), language);
            const auto mail = parsers::decode_mail(wire_of(test::sample_alert(), language));

            CHECK(mail.subject == expected.subject);
            CHECK(mail.message_id == "<advisoryd.7.AL-0007@example.jp>");
            CHECK(mail.text == expected.text);
            CHECK(mail.warnings.empty());
        }
    }

    TEST_CASE("the header says when, for whom, and that a program wrote it")
    {
        const auto mail =
            mail_of(std::array{test::sample_alert()}, addresses, Language::english, {});

        CHECK(has(mail, "From: advisoryd <advisoryd@example.jp>"));
        CHECK(has(mail, "To: one@example.jp,\r\n two@example.jp"));
        CHECK(has(mail, "Date: Thu, 26 Nov 2026 21:00:00 +0900"));
        CHECK(has(mail, "Message-ID: <advisoryd.7.AL-0007@example.jp>"));
        CHECK(has(mail, "Auto-Submitted: auto-generated"));
        CHECK(has(mail, "X-Advisoryd-Event: alert.raised"));
        CHECK(has(mail, "X-Advisoryd-Alert: AL-0007"));
        CHECK(std::ranges::none_of(mail.header, [](const std::string& line) {
            return line.starts_with("References") || line.starts_with("In-Reply-To");
        }));
    }

    TEST_CASE("every line of the wire ends with CRLF, and none is longer than 78 characters")
    {
        const auto wire = wire_of(test::sample_alert(), Language::japanese);

        std::size_t begin = 0;
        for (std::size_t at = 0; at < wire.size(); ++at) {
            if (wire[at] != '\n')
                continue;
            REQUIRE(at > 0);
            CHECK(wire[at - 1] == '\r');
            CHECK(at - 1 - begin <= 78);
            begin = at + 1;
        }
        CHECK(begin == wire.size());
    }

    TEST_CASE("a later alert on a notice refers to the first mail on it, and never to itself")
    {
        auto first = test::sample_alert();
        first.row = 3;
        first.alert_id = "AL-0003";
        const std::array alerts{test::sample_alert()};

        const auto later = mail_of(alerts, addresses, Language::english, std::array{first, first});
        const auto itself = mail_of(alerts, addresses, Language::english, alerts);

        CHECK(has(later, "In-Reply-To: <advisoryd.3.AL-0003@example.jp>"));
        CHECK(has(later, "References: <advisoryd.3.AL-0003@example.jp>"));
        CHECK(std::ranges::none_of(itself.header, [](const std::string& line) {
            return line.starts_with("References");
        }));
    }

    TEST_CASE("a Message-ID of ours can be read again, and another one is none")
    {
        const auto own = read_message_id(message_id_of(test::sample_alert(), "a@b.example"));

        CHECK(own.row == 7);
        CHECK(own.alert_id == "AL-0007");
        CHECK(read_message_id("advisoryd.12.AL.with.dots@x").alert_id == "AL.with.dots");
        for (const auto* text : {"",
                                 "<>",
                                 "<x@y>",
                                 "<advisoryd.@y>",
                                 "<advisoryd.x.AL@y>",
                                 "<advisoryd.7AL@y>",
                                 "<advisoryd.7.AL>",
                                 "<advisoryd.99999999999999999999.AL@y>"}) {
            CAPTURE(text);
            CHECK(read_message_id(text).row == 0);
        }
    }
}

}  // namespace advisory::alerting
