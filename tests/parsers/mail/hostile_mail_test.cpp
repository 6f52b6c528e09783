#include "parsers/mail/decode_mail.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"
#include "text/unicode.hpp"

namespace advisory::parsers {

namespace {

constexpr std::array data_mails{
    "clear_signed.eml",
    "flowed.eml",
    "forwarded.eml",
    "html_only.eml",
    "iso_2022_jp.eml",
    "pkcs7_opaque.eml",
    "report.eml",
    "smime_signed.eml",
    "unlabelled.eml",
};

/// What holds for whatever was decoded from whatever bytes.
void check_sound(const Mail& mail)
{
    for (const auto* field :
         {&mail.subject, &mail.from, &mail.date, &mail.message_id, &mail.list_id}) {
        CHECK(text::is_utf8(*field));
        CHECK(field->find_first_of(std::string_view{"\r\n\0", 3}) == std::string::npos);
    }
    CHECK(text::is_utf8(mail.text));
    CHECK(mail.text.find_first_of(std::string_view{"\r\0", 2}) == std::string::npos);
}

bool warns_of_for_hostile_mail(const Mail& mail, std::string_view words)
{
    return std::ranges::any_of(mail.warnings, [&](const std::string& warning) {
        return warning.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_SUITE("hostile mail")
{
    TEST_CASE("a mail cut at any byte is read as far as it goes")
    {
        for (const auto* name : data_mails) {
            CAPTURE(name);
            const auto raw = test::read_data(fmt::format("mail/{}", name));
            for (std::size_t size = 0; size < raw.size(); ++size) {
                CAPTURE(size);
                check_sound(decode_mail(std::string_view{raw}.substr(0, size)));
            }
        }
    }

    TEST_CASE("a mail with any byte changed is read")
    {
        constexpr std::array<char, 5> bytes{'\0', '\n', '\x1b', '=', '\xff'};

        for (const auto* name : {"iso_2022_jp.eml", "smime_signed.eml"}) {
            CAPTURE(name);
            auto raw = test::read_data(fmt::format("mail/{}", name));
            for (std::size_t at = 0; at < raw.size(); ++at) {
                CAPTURE(at);
                const char original = raw[at];
                raw[at] = bytes[at % bytes.size()];
                check_sound(decode_mail(raw));
                raw[at] = original;
            }
        }
    }

    TEST_CASE("any bytes are read")
    {
        std::uint32_t state = 99;
        const auto next_byte = [&] {
            state = state * 1664525U + 1013904223U;
            return static_cast<char>(state >> 20U);
        };

        for (int round = 0; round < 500; ++round) {
            CAPTURE(round);
            std::string bytes = round % 2 == 0 ? "Subject: " : "";
            for (int length = 0; length < round; ++length)
                bytes += next_byte();
            check_sound(decode_mail(bytes));
        }
    }

    TEST_CASE("sixty thousand nested multiparts are bounded and told")
    {
        std::string raw = "Subject: deep\r\n";
        for (int level = 0; level < 60'000; ++level)
            raw += fmt::format("Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n",
                               level);
        const auto mail = decode_mail(raw);

        CHECK(mail.subject == "deep");
        CHECK(warns_of_for_hostile_mail(mail, "nested deeper"));
        check_sound(mail);
    }

    TEST_CASE("sixty thousand nested mails are bounded and told")
    {
        const auto mail = decode_mail(
            "Subject: deep\r\n" + test::repeated("Content-Type: message/rfc822\r\n\r\n", 60'000));

        CHECK(mail.subject == "deep");
        CHECK(warns_of_for_hostile_mail(mail, "nested deeper"));
    }

    TEST_CASE("a hundred thousand parts are bounded and told")
    {
        const auto mail =
            decode_mail("Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
                        test::repeated("--b\r\n\r\ntext\r\n", 100'000));

        CHECK(mail.text.starts_with("text\n\ntext"));
        CHECK(warns_of_for_hostile_mail(mail, "parts"));
    }

    TEST_CASE("a header line of a megabyte is cut, and the text behind it is read")
    {
        const auto mail = decode_mail("Subject: first\r\nX-Long: " + std::string(1'000'000, 'x') +
                                      "\r\nDate: lost\r\n\r\ntext\r\n");

        CHECK(mail.subject == "first");
        CHECK(mail.text == "text\n");
        CHECK(warns_of_for_hostile_mail(mail, "header was too long"));
    }

    TEST_CASE("a hundred thousand header fields are cut")
    {
        const auto mail = decode_mail("Subject: first\r\n" + test::repeated("X-A: b\r\n", 100'000) +
                                      "\r\ntext\r\n");

        CHECK(mail.subject == "first");
        CHECK(mail.text == "text\n");
    }

    TEST_CASE("a text beyond the limit is cut between characters")
    {
        const auto raw = "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
                         test::repeated("脆", 1000);

        for (std::size_t limit = 100; limit < 106; ++limit) {
            CAPTURE(limit);
            const auto mail = decode_mail(raw, {.text_bytes = limit});
            CHECK(mail.text.size() <= limit);
            CHECK(mail.text == test::repeated("脆", limit / 3));
            CHECK_FALSE(mail.is_lossy);
            CHECK(warns_of_for_hostile_mail(mail, "too long"));
        }
    }

    TEST_CASE("the gaps between parts count as text")
    {
        const auto raw = "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
                         test::repeated("--b\r\n\r\ntext\r\n", 3);

        for (const auto& [limit, text] : {std::pair{4, "text"}, {5, "text\n"}, {6, "text\n\n"}}) {
            CAPTURE(limit);
            const auto mail = decode_mail(raw, {.text_bytes = static_cast<std::size_t>(limit)});
            CHECK(mail.text == text);
            CHECK(warns_of_for_hostile_mail(mail, "too long"));
        }
    }

    TEST_CASE("a mail beyond the limit is read in part")
    {
        const auto mail = decode_mail("Subject: x\r\n\r\n0123456789", {.bytes = 16});

        CHECK(mail.subject == "x");
        CHECK(mail.text == "01");
        CHECK(warns_of_for_hostile_mail(mail, "too large"));
    }

    TEST_CASE("a mail of many megabytes is read in time")
    {
        const auto megabytes = test::repeated("--x line of an attachment\r\n", 200'000);
        const auto mail = decode_mail(
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n"
            "--b\r\nContent-Type: application/octet-stream\r\n\r\n" +
            megabytes + "\r\n--b--\r\n");

        CHECK(mail.text == "text");
        CHECK(mail.warnings.empty());
    }

    TEST_CASE("warnings are bounded however much is wrong")
    {
        const auto mail = decode_mail(
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
            test::repeated("--b\r\nContent-Type: multipart/mixed\r\nX: \xff\r\n\r\n\xff*\r\n",
                           200));

        CHECK(mail.warnings.size() < 20);
    }
}

}  // namespace advisory::parsers
