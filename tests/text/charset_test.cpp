#include "text/charset.hpp"

#include <array>
#include <string>

#include "tests/support/printers.hpp"
#include "text/unicode.hpp"

namespace advisory::text {

namespace {

struct Row {
    std::string_view bytes;
    std::string_view declared;
    std::string_view text;
    std::string_view charset;
};

// 日本語 and ひらがな in each charset.
constexpr std::string_view nihongo_jis = "\x1b$BF|K\\8l\x1b(B";
constexpr std::string_view nihongo_sjis = "\x93\xfa\x96\x7b\x8c\xea";
constexpr std::string_view nihongo_euc = "\xc6\xfc\xcb\xdc\xb8\xec";
constexpr std::string_view hiragana_sjis = "\x82\xd0\x82\xe7\x82\xaa\x82\xc8";
constexpr std::string_view hiragana_euc = "\xa4\xd2\xa4\xe9\xa4\xac\xa4\xca";

}  // namespace

TEST_SUITE("charset")
{
    TEST_CASE("a true label is followed, whatever its spelling")
    {
        constexpr std::array rows{
            Row{"plain", "us-ascii", "plain", "us-ascii"},
            Row{nihongo_jis, "ISO-2022-JP", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, " \"iso-2022-jp\" ", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "csISO2022JP", "日本語", "iso-2022-jp"},
            Row{"plain", "ISO-2022-JP", "plain", "iso-2022-jp"},
            Row{"plain", "Shift_JIS", "plain", "shift_jis"},
            Row{"\x90\xc6\x8e\xe3\x90\xab", "Shift_JIS", "脆弱性", "shift_jis"},
            Row{"\xc3\xbd\xc4\xb1", "Shift_JIS", "ﾃｽﾄｱ", "shift_jis"},
            Row{nihongo_sjis, "Shift_JIS", "日本語", "shift_jis"},
            Row{nihongo_sjis, "Windows-31J", "日本語", "shift_jis"},
            Row{nihongo_sjis, "x-sjis", "日本語", "shift_jis"},
            Row{nihongo_euc, "EUC-JP", "日本語", "euc-jp"},
            Row{"日本語", "utf-8", "日本語", "utf-8"},
            Row{"日本語", "UTF8", "日本語", "utf-8"},
            Row{"\xEF\xBB\xBF日本語", "utf-8", "日本語", "utf-8"},
            Row{"caf\xe9", "ISO-8859-1", "café", "iso-8859-1"},
            Row{"\x93quoted\x94", "iso-8859-1", "“quoted”", "iso-8859-1"},
            Row{"+ZeVnLIqe-", "utf-7", "日本語", "utf-7"},
            Row{"\xc8\xd5\xb1\xbe", "gb2312", "日本", "gb2312"},
            Row{"\xf0\xd2\xc9", "koi8-r", "При", "koi8-r"},
            Row{"\xfe\xff\x65\xe5", "utf-16", "日", "utf-16"},
        };

        for (const auto& [bytes, declared, text, charset] : rows) {
            CAPTURE(declared);
            const auto decoded = decode(bytes, declared);
            CHECK(decoded.text == text);
            CHECK(decoded.charset == charset);
            CHECK_FALSE(decoded.is_lossy);
        }
    }

    TEST_CASE("signs in a label are not passed on as the charset's name")
    {
        for (const auto* label : {"\xe3\x81\xbeibm964vpua", "ibm\x1b 964", "ibm_964_VPUA"}) {
            CAPTURE(label);
            CHECK(decode("\xe3\x81", label).charset.starts_with("ibm-964"));
        }
    }

    TEST_CASE("vendor characters are read under the plain labels")
    {
        constexpr std::array rows{
            // NEC row 13: ① ㈱, and 髙 among the rows that NEC took over from IBM.
            Row{"\x1b$B-!-j|b\x1b(B", "iso-2022-jp", "①㈱髙", "iso-2022-jp"},
            Row{"\x87\x40\x87\x8a\xfb\xfc", "shift_jis", "①㈱髙", "shift_jis"},
            Row{"\xad\xa1\xad\xea\xfc\xe2", "euc-jp", "①㈱髙", "euc-jp"},
            // Half-width katakana: by escape, by shift, in 8 bits.
            Row{"\x1b(I12\x1b(B", "iso-2022-jp", "ｱｲ", "iso-2022-jp"},
            Row{"a\x0e"
                "12\x0f"
                "b",
                "iso-2022-jp",
                "aｱｲb",
                "iso-2022-jp"},
            Row{"\x1b$BF|\x1b(B\xb1\xb2", "iso-2022-jp", "日ｱｲ", "iso-2022-jp"},
            Row{"\xb1\xb2", "shift_jis", "ｱｲ", "shift_jis"},
            Row{"\x8e\xb1\x8e\xb2", "euc-jp", "ｱｲ", "euc-jp"},
            // JIS X 0208 of 1978, JIS-Roman, JIS X 0212.
            Row{"\x1b$@F|\x1b(Ja", "iso-2022-jp", "日a", "iso-2022-jp"},
            Row{"\x1b$(D0!\x1b(B", "iso-2022-jp", "丂", "iso-2022-jp"},
            Row{"\x8f\xb0\xa1", "euc-jp", "丂", "euc-jp"},
        };

        for (const auto& [bytes, declared, text, charset] : rows) {
            CAPTURE(text);
            CAPTURE(declared);
            const auto decoded = decode(bytes, declared);
            CHECK(decoded.text == text);
            CHECK(decoded.charset == charset);
            CHECK_FALSE(decoded.is_lossy);
        }
    }

    TEST_CASE("the wave dash of every charset is one sign once normalised")
    {
        for (const auto& decoded : {decode("1\x1b$B!A\x1b(B2", "iso-2022-jp"),
                                    decode("1\x81\x60"
                                           "2",
                                           "shift_jis"),
                                    decode("1\xa1\xc1"
                                           "2",
                                           "euc-jp"),
                                    decode("1〜2", "utf-8")}) {
            CAPTURE(decoded.charset);
            CHECK(normalise(decoded.text) == "1~2");
        }
    }

    TEST_CASE("the content decides when the label is missing, unknown or wrong")
    {
        const auto long_utf8 = std::string{"脆弱性対策情報が公開されました"};
        const std::array rows{
            Row{nihongo_jis, "", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "us-ascii", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "utf-8", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "iso-8859-1", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "x-unknown", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "shift_jis", "日本語", "iso-2022-jp"},
            Row{nihongo_jis, "gb2312", "日本語", "iso-2022-jp"},
            Row{"日本語", "", "日本語", "utf-8"},
            Row{"日本語", "iso-2022-jp", "日本語", "utf-8"},
            Row{"日本語", "us-ascii", "日本語", "utf-8"},
            Row{"日本語", "iso-8859-1", "日本語", "utf-8"},
            Row{long_utf8, "shift_jis", long_utf8, "utf-8"},
            Row{long_utf8, "euc-jp", long_utf8, "utf-8"},
            Row{long_utf8, "no such charset", long_utf8, "utf-8"},
            Row{hiragana_sjis, "", "ひらがな", "shift_jis"},
            Row{hiragana_sjis, "utf-8", "ひらがな", "shift_jis"},
            Row{hiragana_sjis, "iso-2022-jp", "ひらがな", "shift_jis"},
            Row{hiragana_sjis, "euc-jp", "ひらがな", "shift_jis"},
            Row{hiragana_sjis, "us-ascii", "ひらがな", "shift_jis"},
            Row{hiragana_euc, "", "ひらがな", "euc-jp"},
            Row{hiragana_euc, "utf-8", "ひらがな", "euc-jp"},
            Row{hiragana_euc, "shift_jis", "ひらがな", "euc-jp"},
            Row{hiragana_euc, "iso-8859-1", "ひらがな", "euc-jp"},
            Row{nihongo_euc, "", "日本語", "euc-jp"},
            Row{"plain text", "utf-16", "plain text", "us-ascii"},
            Row{"plain text", "", "plain text", "us-ascii"},
            Row{"", "", "", "us-ascii"},
        };

        for (const auto& [bytes, declared, text, charset] : rows) {
            CAPTURE(declared);
            CAPTURE(charset);
            const auto decoded = decode(bytes, declared);
            CHECK(decoded.text == text);
            CHECK(decoded.charset == charset);
            CHECK_FALSE(decoded.is_lossy);
        }
    }

    TEST_CASE("lines that are not ISO-2022-JP are read beside those that are")
    {
        const auto decoded =
            decode(std::string{nihongo_jis} + "\n日本語\n\xb1\xb2\n", "iso-2022-jp");

        CHECK(decoded.text == "日本語\n日本語\nｱｲ\n");
        CHECK(decoded.charset == "iso-2022-jp");
    }

    TEST_CASE("a missing escape at the end of a line costs only that line's tail")
    {
        const auto decoded = decode("\x1b$BF|K\\\nplain\n", "iso-2022-jp");

        CHECK(decoded.text == "日本\nplain\n");
    }

    TEST_CASE("damage is shown and recorded, and the rest is read")
    {
        constexpr std::array rows{
            Row{"\x1b$BF|K", "iso-2022-jp", "日\uFFFD", "iso-2022-jp"},
            Row{"日本語\xe6", "utf-8", "日本語\uFFFD", "utf-8"},
            Row{"日本語\xff日本語", "", "日本語\uFFFD日本語", "utf-8"},
            Row{"日本語\xff", "iso-2022-jp", "日本語\uFFFD", "utf-8"},
            Row{"日本語\xe6\x97", "", "日本語\uFFFD", "utf-8"},
            Row{"a\xc0\xaf", "utf-8", "a\uFFFD\uFFFD", "utf-8"},
            Row{"日本\xed\xa0\x80", "utf-8", "日本\uFFFD\uFFFD\uFFFD", "utf-8"},
            Row{"\x82\xd0\x82\xe7\x82\xaa\x82\xc8\x82", "shift_jis", "ひらがな\uFFFD", "shift_jis"},
            Row{"\x82\xd0\x82\xe7\x82\xaa\x82\xc8\x82", "", "ひらがな\uFFFD", "shift_jis"},
            Row{"caf\xe9", "", "café", "windows-1252"},
        };

        for (const auto& [bytes, declared, text, charset] : rows) {
            CAPTURE(text);
            CAPTURE(declared);
            const auto decoded = decode(bytes, declared);
            CHECK(decoded.text == text);
            CHECK(decoded.charset == charset);
            CHECK(decoded.is_lossy);
        }
    }

    TEST_CASE("any bytes under any label come out as UTF-8")
    {
        constexpr std::array labels{"",
                                    "iso-2022-jp",
                                    "iso-2022-kr",
                                    "shift_jis",
                                    "euc-jp",
                                    "utf-8",
                                    "utf-7",
                                    "utf-16",
                                    "utf-32",
                                    "us-ascii",
                                    "gb18030",
                                    "hz-gb-2312",
                                    "scsu",
                                    "IMAP-mailbox-name",
                                    "../../etc/passwd",
                                    "no such charset"};
        std::uint32_t state = 12345;
        const auto next_byte = [&] {
            state = state * 1664525U + 1013904223U;
            constexpr std::array<char, 12> favourites{'\x1b',
                                                      '$',
                                                      'B',
                                                      '(',
                                                      '\n',
                                                      '\0',
                                                      '\x0e',
                                                      '~',
                                                      '+',
                                                      '\xe3',
                                                      '\x81',
                                                      '\xff'};
            const auto random = state >> 16U;
            return random % 3 == 0 ? favourites[(random >> 4U) % favourites.size()]
                                   : static_cast<char>(random >> 4U);
        };

        for (int round = 0; round < 300; ++round) {
            std::string bytes;
            for (int length = round % 64; length > 0; --length)
                bytes += next_byte();
            for (const auto* label : labels) {
                CAPTURE(label);
                const auto decoded = decode(bytes, label);
                CHECK(is_utf8(decoded.text));
                CHECK_FALSE(decoded.charset.empty());
            }
            CHECK(is_utf8(decode_document(bytes).text));
        }
    }

    TEST_CASE("a saved file is UTF-8, UTF-16 with a BOM, or CP932")
    {
        constexpr std::array rows{
            Row{"製品,版", "", "製品,版", "utf-8"},
            Row{"\xEF\xBB\xBF製品", "", "製品", "utf-8"},
            Row{"plain", "", "plain", "utf-8"},
            Row{"\xff\xfe\xe5\x65", "", "日", "utf-16"},
            Row{"\xfe\xff\x65\xe5", "", "日", "utf-16"},
            Row{"\x90\xbb\x95\x69,\x87\x40", "", "製品,①", "shift_jis"},
            Row{"\xb1\xb2", "", "ｱｲ", "shift_jis"},
        };

        for (const auto& [bytes, unused, text, charset] : rows) {
            CAPTURE(text);
            const auto decoded = decode_document(bytes);
            CHECK(decoded.text == text);
            CHECK(decoded.charset == charset);
            CHECK_FALSE(decoded.is_lossy);
        }
    }

    TEST_CASE("IMAP folder names are written in modified UTF-7")
    {
        CHECK(to_imap_utf7("INBOX") == "INBOX");
        CHECK(to_imap_utf7("A&B") == "A&-B");
        CHECK(to_imap_utf7("日本語") == "&ZeVnLIqe-");
        CHECK(to_imap_utf7("~peter/mail/台北/日本語") == "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        CHECK(to_imap_utf7("\U0001F600") == "&2D3eAA-");
        CHECK(to_imap_utf7("").empty());
    }
}

}  // namespace advisory::text
