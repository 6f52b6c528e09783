#include "tests/bench/mail_cases.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "tests/bench/text_cases.hpp"
#include "tests/fuzz/notice_heads.hpp"

namespace advisory::bench {

namespace {

constexpr std::string_view multipart =
    "Subject: x\r\nContent-Type: multipart/mixed; boundary=boundary\r\n\r\n";

std::string plain(std::string_view fields, std::string_view body)
{
    return fmt::format("Subject: x\r\n{}\r\n{}", fields, body);
}

std::string base64(std::string_view text)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t line_length = 76;

    std::string encoded;
    for (; text.size() >= 3; text.remove_prefix(3)) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
        const unsigned group = (byte(0) * 0x10000U) + (byte(1) * 0x100U) + byte(2);
        for (const unsigned shift : {18U, 12U, 6U, 0U})
            encoded += digits[(group >> shift) & 0x3FU];
        if (encoded.size() % (line_length + 2) == line_length)
            encoded += "\r\n";
    }
    return encoded;
}

std::string quoted_printable(std::string_view text)
{
    constexpr std::size_t line_length = 24;
    std::string encoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        encoded += fmt::format("={:02X}", static_cast<unsigned char>(text[at]));
        if (at % line_length == line_length - 1)
            encoded += "=\r\n";
    }
    return encoded;
}

std::string nested_multiparts(std::size_t bytes)
{
    std::string raw = "Subject: x\r\n";
    for (std::size_t level = 0; raw.size() < bytes; ++level)
        raw += fmt::format("Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n", level);
    return raw;
}

/// Thirty open multiparts whose boundaries begin alike, and lines that begin so, too.
std::string near_misses(std::size_t bytes)
{
    std::string raw = "Subject: x\r\n";
    const std::string common(60, 'b');
    for (int level = 0; level < 30; ++level)
        raw += fmt::format("Content-Type: multipart/mixed; boundary={0}{1}\r\n\r\n--{0}{1}\r\n",
                           common,
                           level);
    return raw + "\r\n" + repeated("--" + common + "\r\n", bytes);
}

std::string mixed_charsets(std::size_t bytes)
{
    return plain("Content-Type: text/plain; charset=iso-2022-jp\r\n",
                 repeated("\x1b$B$\"\x1b(B\n\x82\xa0\n\xa4\xa2\n\xe3\x81\x82\n", bytes));
}

/// What one list says of each entry of another must not be kept for each pair of the two. Both
/// lie in the part of a mail whose structure is read.
void add_pairs_of_lists(std::vector<MailCase>& cases)
{
    const auto pair = [&cases](std::string name,
                               std::string_view first,
                               std::string_view between,
                               std::string_view second) {
        cases.push_back({std::move(name), [first, between, second](std::size_t size) {
                             constexpr std::size_t read = 140'000;
                             const auto half = std::min(size, read) / 2;
                             return "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                                    "JPCERT-AT-2026-9001\n\nII. 対象\n" +
                                    repeated(first, half) + std::string{between} +
                                    repeated(second, half);
                         }});
    };
    pair("conditions of a list", "- a 1.0 以前\n", "\n", "有効な場合に限り影響を受けます。\n");
    pair("footnotes of a list", "- a 1.0 以前 (*1)\n", "\n", "(*1) x\n");
    pair("conditions of short entries", "- a\n", "\n", "場合に限り影響を受ける。\n");
    pair("updates of workarounds",
         "更新: 2026年1月1日追記\n対象外\n",
         "\nIV. 回避策\nx\n更新: 2026年2月1日追記\n",
         "緩和策は有効でない。\n");
    cases.push_back({"a list under many CVEs", [](std::size_t size) {
                         std::string text =
                             "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                             "JPCERT-AT-2026-9001\n\nII. 対象\n";
                         const auto count = std::min<std::size_t>(size / 64, 2000);
                         for (std::size_t number = 0; number < count; ++number)
                             text += fmt::format("CVE-2020-{}、", 10000 + number);
                         return text + "の対象は次のとおりです。\n\n" +
                                repeated("- a 1\n", std::min<std::size_t>(size, 50'000));
                     }});
    cases.push_back({"headings of a report", [](std::size_t size) {
                         return "Subject: x\r\n\r\nJPCERT/CC WEEKLY REPORT\n\n" +
                                repeated("情報源\n", size);
                     }});
}

}  // namespace

std::vector<MailCase> mail_cases()
{
    std::vector<MailCase> cases;
    add_pairs_of_lists(cases);
    const auto body = [&cases](std::string name, std::string_view head, std::string_view unit) {
        cases.push_back({std::move(name), [head, unit](std::size_t size) {
                             return std::string{head} + repeated(unit, size);
                         }});
    };
    body("tiny parts", multipart, "--boundary\r\n\r\nx\r\n");
    body("empty parts", multipart, "--boundary\r\n");
    body("parts with headers", multipart, "--boundary\r\nContent-Type: text/plain\r\n\r\nx\r\n");
    body("html parts", multipart, "--boundary\r\nContent-Type: text/html\r\n\r\n<p>x\r\n");
    body("mails in parts",
         multipart,
         "--boundary\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n");
    body("delimiters that miss", multipart, "--boundarx\r\n");
    body("delimiters with a tail", multipart, "--boundary x\r\n");
    body("delimiters with blanks",
         multipart,
         "--boundary                                        x\r\n");
    body("dashes", multipart, "--\r\n");
    body("a boundary to guess",
         "Subject: x\r\nContent-Type: multipart/mixed; boundary=other\r\n\r\n",
         "--b\r\nContent-\r\n");
    body("a boundary to guess in vain",
         "Subject: x\r\nContent-Type: multipart/mixed; boundary=other\r\n\r\n",
         "--b\r\nContent\r\n");
    body("carriage returns", "Subject: x\r\n\r\n", "\r");
    body("NUL bytes", "Subject: x\r\n\r\n", std::string_view{"\0", 1});
    body("armor", "Subject: x\r\n\r\n", "-----BEGIN PGP SIGNED MESSAGE-----\n");
    body("armor and signatures",
         "Subject: x\r\n\r\n",
         "-----BEGIN PGP SIGNED MESSAGE-----\n\nx\n-----BEGIN PGP SIGNATURE-----\n-----END PGP "
         "SIGNATURE-----\n");
    body("dash escapes", "Subject: x\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\n\n", "- - - x\n");
    body("blank lines before the header", "", "\r\n");
    body("From lines", "", "From x\r\n");
    body("fields", "", "X-A: b\r\n");
    body("fields without a value", "", "a:\r\n");
    body("subjects", "", "Subject: =?utf-8?B?44GC?=\r\n");
    body("junk between fields", "", "Subject: x\r\njunk\r\n");
    body("a folded subject", "Subject: x\r\n", " =?utf-8?B?44GC?=\r\n");
    body("a long subject", "Subject: ", "=?utf-8?B?44GC?= ");
    body("a long subject of word starts", "Subject: ", "=?");
    body("a long subject of many charsets",
         "Subject: ",
         "=?utf-8?Q?a?= =?euc-jp?Q?a?= =?shift_jis?Q?=82=A0?= ");
    body("a long field", "Subject: x\r\nX-A: ", "x");
    body("a type of comments", "Subject: x\r\nContent-Type: ", "(");
    body("a type of small comments", "Subject: x\r\nContent-Type: text/plain", "()");
    body("a type of parameters", "Subject: x\r\nContent-Type: multipart/mixed", "; boundary*1=b");
    body("a type of quotes", "Subject: x\r\nContent-Type: text/plain; charset=", "\"\\");
    body("escapes that never end",
         "Subject: x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n",
         "\x1b$B");
    body("an escape for each character",
         "Subject: x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n",
         "\x1b$B$\"\x1b(B");
    body("an escape for each line",
         "Subject: x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n",
         "\x1b$B$\"\x1b(B\n");
    body("shifts",
         "Subject: x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n",
         "\x0e\x31\x0f");
    body("bytes of no charset", "Subject: x\r\n\r\n", "\xff");
    body("lead bytes", "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n", "\xe3");
    body("lead bytes of Shift_JIS",
         "Subject: x\r\nContent-Type: text/plain; charset=shift_jis\r\n\r\n",
         "\x81");
    body("UTF-7", "Subject: x\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n", "+MEI-");
    body("soft breaks",
         "Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
         "=\r\n");
    body("blanks at line ends",
         "Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
         "          \r\n");
    body("padding", "Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n", "=");
    body("small groups of base64",
         "Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n",
         "QQ==");
    cases.push_back({"nested multiparts", nested_multiparts});
    cases.push_back({"delimiters of thirty levels that miss", near_misses});
    cases.push_back({"lines in four charsets", mixed_charsets});
    cases.push_back({"nested mails", [](std::size_t size) {
                         return "Subject: x\r\n" +
                                repeated("Content-Type: message/rfc822\r\n\r\n", size);
                     }});
    return cases;
}

std::string mail_of_family(std::size_t family, std::string_view text)
{
    const auto& head = fuzz::notice_heads()[family];
    return fmt::format(
        "Subject: {}\r\nFrom: {}\r\nList-Id: {}\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n{}{}",
        head.subject,
        head.from,
        head.list_id,
        head.opening,
        text);
}

std::vector<Envelope> envelopes()
{
    return {
        {"base64",
         [](std::string_view text) {
             return plain("Content-Transfer-Encoding: base64\r\n", base64(text));
         }},
        {"quoted-printable",
         [](std::string_view text) {
             return plain("Content-Transfer-Encoding: quoted-printable\r\n",
                          quoted_printable(text));
         }},
        {"html",
         [](std::string_view text) {
             return plain("Content-Type: text/html; charset=utf-8\r\n", text);
         }},
        {"flowed",
         [](std::string_view text) {
             return plain("Content-Type: text/plain; charset=utf-8; format=flowed\r\n", text);
         }},
        {"iso-2022-jp by mistake",
         [](std::string_view text) {
             return plain("Content-Type: text/plain; charset=iso-2022-jp\r\n", text);
         }},
        {"shift_jis by mistake",
         [](std::string_view text) {
             return plain("Content-Type: text/plain; charset=shift_jis\r\n", text);
         }},
        {"no header", [](std::string_view text) { return std::string{text}; }},
        {"in the subject",
         [](std::string_view text) { return fmt::format("Subject: {}\r\n\r\nx\r\n", text); }},
    };
}

}  // namespace advisory::bench
