#include "parsers/mail/encoded_words.hpp"

#include <array>
#include <string>

#include "tests/parsers/mail/mail_builder.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

namespace {

struct Row {
    std::string_view value;
    std::string_view text;
};

}  // namespace

TEST_SUITE("encoded words")
{
    TEST_CASE("words of every charset and encoding are decoded")
    {
        constexpr std::array rows{
            Row{"=?ISO-2022-JP?B?GyRCQEg8ZUAtGyhC?=", "脆弱性"},
            Row{"=?iso-2022-jp?b?GyRCQEg8ZUAtGyhC?=", "脆弱性"},
            Row{"=?ISO-2022-JP?Q?=1B$B@H<e@-=1B(B?=", "脆弱性"},
            Row{"=?utf-8?q?=E8=84=86=e5=bc=b1=E6=80=A7?=", "脆弱性"},
            Row{"=?Shift_JIS?B?kMaO45CrIIdA?=", "脆弱性 ①"},
            Row{"=?EUC-JP?B?wMi85cCt?=", "脆弱性"},
            Row{"=?us-ascii?Q?a_b=5Fc?=", "a b_c"},
            Row{"=?iso-8859-1*fr?Q?caf=E9?=", "café"},
            Row{"=?iso-2022-jp?B?GyRCLSEtahsoQg==?=", "①㈱"},
            Row{"=?iso-2022-jp?B?GyhJNkUbKEI=?=", "ｶﾅ"},
        };

        for (const auto& [value, text] : rows) {
            CAPTURE(value);
            const auto decoded = decode_header_value(value);
            CHECK(decoded.text == text);
            CHECK_FALSE(decoded.is_lossy);
        }
    }

    TEST_CASE("only blanks between two words are dropped")
    {
        constexpr std::array rows{
            Row{"=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"},
            Row{"=?utf-8?Q?a?=   \t =?utf-8?Q?b?=", "ab"},
            Row{"=?utf-8?Q?a?= =?us-ascii?Q?b?=", "ab"},
            Row{"=?utf-8?Q?a_?= =?utf-8?Q?b?=", "a b"},
            Row{"=?utf-8?Q?a?= and =?utf-8?Q?b?=", "a and b"},
            Row{"Re: =?utf-8?Q?a?= end", "Re: a end"},
            Row{"x=?utf-8?Q?a?=y", "xay"},
            Row{"\"=?utf-8?Q?a?=\" <a@example.jp>", "\"a\" <a@example.jp>"},
            Row{"=?utf-8?Q?\?= =?utf-8?Q?b?=", "b"},
        };

        for (const auto& [value, text] : rows) {
            CAPTURE(value);
            CHECK(decode_header_value(value).text == text);
        }
    }

    TEST_CASE("a character that was cut between two words is put together")
    {
        constexpr std::array rows{
            Row{"=?UTF-8?Q?=E8=84=86=E5=BC?= =?UTF-8?Q?=B1=E6=80=A7?=", "脆弱性"},
            Row{"=?UTF-8?B?6ISG5bw=?= =?utf-8?B?seaApw==?=", "脆弱性"},
            Row{"=?UTF-8?B?6ISG5bw=?= =?utf-8?Q?=B1=E6=80=A7?=", "脆弱性"},
            Row{"=?Shift_JIS?B?kA==?= =?shift_jis?B?xo7jkKs=?=", "脆弱性"},
            Row{"=?ISO-2022-JP?Q?=1B$B@H<?= =?ISO-2022-JP?Q?e@-=1B(B?=", "脆弱性"},
        };

        for (const auto& [value, text] : rows) {
            CAPTURE(value);
            const auto decoded = decode_header_value(value);
            CHECK(decoded.text == text);
            CHECK_FALSE(decoded.is_lossy);
        }
    }

    TEST_CASE("an ISO-2022-JP word needs no escape at its end")
    {
        CHECK(decode_header_value("=?ISO-2022-JP?Q?=1B$B@H<e@-?=").text == "脆弱性");
        CHECK(decode_header_value("=?ISO-2022-JP?Q?=1B$B@H<e?= =?ISO-2022-JP?Q?=1B$B@-=1B(B?=")
                  .text == "脆弱性");
        CHECK(decode_header_value("=?ISO-2022-JP?Q?=1B$B@H<e@-?= (1)").text == "脆弱性 (1)");
    }

    TEST_CASE("raw bytes are read by their content")
    {
        constexpr std::array rows{
            Row{"\x1b$B@H<e@-\x1b(B 1", "脆弱性 1"},
            Row{"脆弱性 CVE-2026-0001", "脆弱性 CVE-2026-0001"},
            Row{"\x90\xc6\x8e\xe3\x90\xab\x82\xc9\x82\xc2\x82\xa2\x82\xc4", "脆弱性について"},
            Row{"\xc0\xc8\xbc\xe5\xc0\xad\xa4\xcb\xa4\xc4\xa4\xa4\xa4\xc6", "脆弱性について"},
            Row{"=?utf-8?Q?a?= 脆弱性", "a 脆弱性"},
        };

        for (const auto& [value, text] : rows) {
            CAPTURE(text);
            CHECK(decode_header_value(value).text == text);
        }
    }

    TEST_CASE("a word with a false label is read by its content")
    {
        CHECK(decode_header_value("=?us-ascii?B?GyRCQEg8ZUAtGyhC?=").text == "脆弱性");
        CHECK(decode_header_value("=?iso-2022-jp?B?6ISG5byx5oCn?=").text == "脆弱性");
        CHECK(decode_header_value("=?x-no-such?B?6ISG5byx5oCn?=").text == "脆弱性");
    }

    TEST_CASE("what is no word stands as it is written")
    {
        for (const auto* value : {"=?",
                                  "=?=",
                                  "=?\?=",
                                  "=?utf-8?=",
                                  "=?utf-8?Q?=",
                                  "=?utf-8?Q?abc",
                                  "=?utf-8?Q?abc?",
                                  "=?utf-8?X?abc?=",
                                  "=?utf-8?QB?abc?=",
                                  "=?utf-8?\?abc?=",
                                  "=?\?Q?abc?=",
                                  "=?utf-8?Q?a b?=",
                                  "=?utf 8?Q?ab?=",
                                  "a = ? b"}) {
            CAPTURE(value);
            CHECK(decode_header_value(value).text == value);
        }
        CHECK(decode_header_value("=?=?utf-8?Q?a?=").text == "=?a");
    }

    TEST_CASE("nothing in a header value breaks the line or ends the text")
    {
        CHECK(decode_header_value("a\r\n b\tc").text == "a   b c");
        CHECK(decode_header_value("=?utf-8?Q?a=0D=0ABcc:_x=00y?=").text == "a  Bcc: xy");
        CHECK(decode_header_value("  \t padded \r\n").text == "padded");
        CHECK(decode_header_value("=?utf-8?Q?a=1B[31mb=C2=9Bc=7F?= \x07").text == "a[31mbc");
        CHECK(decode_header_value("").text.empty());
    }

    TEST_CASE("damage is shown and recorded")
    {
        const auto decoded = decode_header_value("=?utf-8?Q?=E8=84=86=E5=BC?= end");

        CHECK(decoded.text == "脆\uFFFD end");
        CHECK(decoded.is_lossy);
    }

    TEST_CASE("a flood of beginnings that never end is read in linear time")
    {
        const auto flood = test::repeated("=?", 200'000);

        CHECK(decode_header_value(flood).text == flood);
    }
}

}  // namespace advisory::parsers::mime
