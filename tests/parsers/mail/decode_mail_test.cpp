#include "parsers/mail/decode_mail.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

Mail decode_data(std::string_view name)
{
    return decode_mail(test::read_data(fmt::format("mail/{}", name)));
}

bool warns_of(const Mail& mail, std::string_view words)
{
    return std::ranges::any_of(mail.warnings, [&](const std::string& warning) {
        return warning.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_SUITE("decode mail")
{
    TEST_CASE("an ISO-2022-JP mail with vendor characters is read in full")
    {
        const auto mail = decode_data("iso_2022_jp.eml");

        CHECK(mail.subject == "【注意喚起】例示装置の脆弱性に関する注意喚起 CVE-2026-0001");
        CHECK(mail.from == "セキュリティ窓口 <info@example.jp>");
        CHECK(mail.date == "Mon, 23 Nov 2026 21:30:00 +0900");
        CHECK(mail.message_id == "<jis-1@example.jp>");
        CHECK(mail.list_id == "注意喚起 <notice.example.jp>");
        CHECK(mail.text ==
              "各位\n\n① 影響を受ける製品\n㈱例示製作所 装置 Ver. 1.0 から 2.0 より前\nｶﾅ\n");
        CHECK(mail.charset == "iso-2022-jp");
        CHECK_FALSE(mail.is_lossy);
        CHECK(mail.warnings.empty());
    }

    TEST_CASE("a clear-signed mail is freed of its armor")
    {
        const auto mail = decode_data("clear_signed.eml");

        CHECK(mail.text == "各位\n\n----------\n製品 1.2.3 より前\n- 項目\n");
        CHECK(mail.warnings.empty());
    }

    TEST_CASE("of a signed mail with alternatives the plain text is read")
    {
        const auto mail = decode_data("smime_signed.eml");

        CHECK(mail.subject == "脆弱性");
        CHECK(mail.text == "脆弱性 CVE-2026-0002\n1.0 以前\n");
        CHECK(mail.charset == "iso-2022-jp");
        CHECK(mail.warnings.empty());
    }

    TEST_CASE("a forwarded mail keeps the outer subject and adds the inner text")
    {
        const auto mail = decode_data("forwarded.eml");

        CHECK(mail.subject == "Fwd: 件名");
        CHECK(mail.text == "転送します。\n\n内側の本文 CVE-2026-0003\n");
        CHECK(mail.charset == "utf-8");
        CHECK(mail.warnings == std::vector<std::string>{"an attached text was not read"});
    }

    TEST_CASE("flowed Japanese is joined without blanks")
    {
        CHECK(decode_data("flowed.eml").text ==
              "本製品の次の版に脆弱性があります。\n空白で始まる行\n> 引用の続き\n-- \n署名\n");
    }

    TEST_CASE("HTML is read when there is nothing else")
    {
        CHECK(decode_data("html_only.eml").text ==
              "注意喚起\n製品 A < 2.0\nCVE-2026-0004\n\n- 一\n- 二\n");
    }

    TEST_CASE("enclosed signed content is named and not read")
    {
        const auto mail = decode_data("pkcs7_opaque.eml");

        CHECK(mail.subject == "署名付き");
        CHECK(mail.text.empty());
        CHECK(warns_of(mail, "the signed content is enclosed in PKCS #7 and was not read"));
    }

    TEST_CASE("a mail without any label is read by its escapes")
    {
        const auto mail = decode_data("unlabelled.eml");

        CHECK(mail.from == "窓口 <info@example.jp>");
        CHECK(mail.subject == "生の件名 ｶﾅ");
        CHECK(mail.text == "宣言のない本文\n");
        CHECK(mail.charset == "iso-2022-jp");
    }

    TEST_CASE("of a report only its own words are read, not the returned mail")
    {
        CHECK(decode_data("report.eml").text == "The mail could not be delivered.");
    }

    TEST_CASE("a body labelled ISO-2022-JP that is UTF-8 is read as UTF-8")
    {
        const auto mail =
            decode_mail(test::mail_lines({"Subject: x",
                                          "Content-Type: text/plain; charset=iso-2022-jp",
                                          "Content-Transfer-Encoding: 8bit",
                                          "",
                                          "脆弱性"}));

        CHECK(mail.text == "脆弱性\n");
        CHECK(mail.charset == "utf-8");
        CHECK_FALSE(mail.is_lossy);
    }

    TEST_CASE("the charset may be named by RFC 2231")
    {
        const auto mail = decode_mail(
            test::mail_lines({"Subject: x",
                              "Content-Type: text/plain; charset*=us-ascii'en'Shift%5FJIS",
                              "",
                              "\x87\x40"}));

        CHECK(mail.text == "①\n");
        CHECK(mail.charset == "shift_jis");
    }

    TEST_CASE("several plain texts are joined with a blank line")
    {
        const auto mail = decode_mail(test::mail_lines({"Subject: x",
                                                        "Content-Type: multipart/mixed; boundary=b",
                                                        "",
                                                        "--b",
                                                        "",
                                                        "one",
                                                        "--b",
                                                        "Content-Type: image/png",
                                                        "",
                                                        "not text",
                                                        "--b",
                                                        "Content-Type: text/plain; charset=utf-8",
                                                        "",
                                                        "二",
                                                        "",
                                                        "--b--"}));

        CHECK(mail.text == "one\n\n二\n");
        CHECK(mail.charset == "utf-8");
        CHECK(mail.warnings.empty());
    }

    TEST_CASE("the plain alternative is found inside a related part, and before the HTML or behind")
    {
        constexpr std::string_view plain = "Content-Type: text/plain\r\n\r\nplain\r\n";
        constexpr std::string_view html = "Content-Type: text/html\r\n\r\n<p>html</p>\r\n";
        for (const auto& [first, second] : {std::pair{plain, html}, std::pair{html, plain}}) {
            const auto mail = decode_mail(fmt::format(
                "Subject: x\r\n"
                "Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
                "Content-Type: multipart/alternative; boundary=a\r\n\r\n"
                "--a\r\n{}--a\r\n{}--a--\r\n--r\r\nContent-Type: image/png\r\n\r\nx\r\n--r--\r\n",
                first,
                second));
            CHECK(mail.text == "plain");
        }
    }

    TEST_CASE("plain text that is nothing, or only points to the HTML, does not hide it")
    {
        const auto html = "<p>" + std::string(800, 'x') + "</p>";
        for (const auto* stub : {"", "HTML mail.\r\n"}) {
            CAPTURE(stub);
            const auto mail =
                decode_mail(fmt::format("Content-Type: multipart/alternative; boundary=a\r\n\r\n"
                                        "--a\r\nContent-Type: text/plain\r\n\r\n{}\r\n"
                                        "--a\r\nContent-Type: text/html\r\n\r\n{}\r\n--a--\r\n",
                                        stub,
                                        html));
            CHECK(mail.text.find(std::string(800, 'x')) != std::string::npos);
            CHECK(mail.text.starts_with("HTML mail.") == (stub[0] != '\0'));
        }
    }

    TEST_CASE("an attached text is not read, and that is told")
    {
        const auto mail = decode_mail(
            "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
            "--a\r\nContent-Type: text/plain\r\n\r\nsee there\r\n"
            "--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nnotice\r\n"
            "--a--\r\n");
        CHECK(mail.text == "see there");
        CHECK(mail.warnings == std::vector<std::string>{"an attached text was not read"});
    }

    TEST_CASE("bytes without any header field are a bare text")
    {
        constexpr std::array<std::string_view, 4> texts{
            "JPCERT-AT-2021-0050\nJPCERT/CC\n\n本文\n",
            "Note: this is no header\n\ntext\n",
            "\n\nblank lines first\n",
            "https://example.jp/: a text",
        };
        for (const auto text : texts) {
            CAPTURE(text);
            const auto mail = decode_mail(text);
            CHECK(mail.text == text);
            CHECK(mail.subject.empty());
            CHECK(mail.warnings.empty());
        }
        CHECK(decode_mail("\x1b$B@H<e@-\x1b(B\r\n").text == "脆弱性\n");
    }

    TEST_CASE("what stands before the header is passed over")
    {
        for (const auto* prelude : {"From info@example.jp Mon Nov 23 21:30:00 2026\r\n",
                                    "\xEF\xBB\xBF",
                                    "\r\n\r\n",
                                    "\xEF\xBB\xBF\r\n>From x\r\n"}) {
            CAPTURE(prelude);
            const auto mail = decode_mail(std::string{prelude} + "Subject: x\r\n\r\ntext\r\n");
            CHECK(mail.subject == "x");
            CHECK(mail.text == "text\n");
        }
    }

    TEST_CASE("line ends become newlines and NUL bytes go")
    {
        const auto raw = std::string{"Subject: x\n\na\r\nb\rc\nd"} + '\0' + "e\r\r\n";
        const auto mail = decode_mail(raw);

        CHECK(mail.text == "a\nb\nc\nde\n\n");
        CHECK(warns_of(mail, "NUL"));
    }

    TEST_CASE("text before, behind or beside the signed region is kept and told")
    {
        const auto signed_text = test::mail_lines({"-----BEGIN PGP SIGNED MESSAGE-----",
                                                   "",
                                                   "signed",
                                                   "-----BEGIN PGP SIGNATURE-----",
                                                   "x",
                                                   "-----END PGP SIGNATURE-----"});
        for (const auto& body :
             {"\r\nbefore\r\n" + signed_text, "\r\n" + signed_text + "behind\r\n"}) {
            CAPTURE(body);
            const auto mail = decode_mail("Subject: x\r\n" + body);
            CHECK(warns_of(mail, "text stands outside of the signed region"));
            CHECK(mail.text.size() > std::string_view{"signed\n"}.size());
        }

        const auto with_footer = decode_mail(
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" +
            signed_text + "--b\r\n\r\nfooter\r\n--b--\r\n");
        CHECK(with_footer.text == "signed\n\nfooter");
        CHECK(warns_of(with_footer, "text stands outside of the signed region"));
    }

    TEST_CASE("damage is told in the warnings")
    {
        const auto damaged = decode_mail(
            "Subject: =?utf-8?Q?=E8=84?=\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n*6ISG*5bw=\r\n");

        CHECK(damaged.text == "脆\uFFFD");
        CHECK(damaged.is_lossy);
        CHECK(warns_of(damaged, "base64"));
        CHECK(warns_of(damaged, "subject"));
        CHECK(warns_of(damaged, "no meaning in its charset"));
    }

    TEST_CASE("a mail without readable text says so")
    {
        CHECK(warns_of(decode_mail("Subject: x\r\nContent-Type: image/png\r\n\r\nx"),
                       "no text part was found"));
        CHECK(warns_of(decode_mail("Subject: x\r\nContent-Type: multipart/encrypted; boundary=b\r\n"
                                   "\r\n--b\r\n\r\nx\r\n--b--\r\n"),
                       "encrypted"));
        CHECK(warns_of(decode_mail("Subject: x\r\nContent-Type: application/pkcs7-mime; "
                                   "smime-type=enveloped-data\r\n\r\nx"),
                       "encrypted"));
    }

    TEST_CASE("a mail that is a text attachment and nothing else is read")
    {
        CHECK(decode_mail("Subject: x\r\nContent-Type: text/plain\r\n"
                          "Content-Disposition: attachment; filename=a.txt\r\n\r\ntext\r\n")
                  .text == "text\n");
    }
}

}  // namespace advisory::parsers
