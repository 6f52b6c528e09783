#include "text/unicode.hpp"

#include <array>
#include <string>

#include "tests/support/printers.hpp"
#include "text/code_points.hpp"

namespace advisory::text {

namespace {

struct UnicodeRow {
    std::string_view input;
    std::string_view expected;
};

}  // namespace

TEST_SUITE("unicode")
{
    TEST_CASE("normalise makes the many ways to write one text one")
    {
        constexpr std::array rows{
            UnicodeRow{"Ｖｅｒ．２．１５．０", "Ver.2.15.0"},
            UnicodeRow{"①㈱ﾊﾞｰｼﾞｮﾝ", "(1)(株)バージョン"},
            UnicodeRow{"①2.0 ⑳3 ⓪❷➌㉑㊿", "(1)2.0 (20)3 (0)(2)(3)(21)(50)"},
            UnicodeRow{"1.0〜2.0", "1.0~2.0"},  // wave dash
            UnicodeRow{"1.0～2.0", "1.0~2.0"},  // full-width tilde
            UnicodeRow{"1.0∼2.0", "1.0~2.0"},   // tilde operator
            UnicodeRow{"1‐2‑3‒4–5—6―7−8－9", "1-2-3-4-5-6-7-8-9"},
            UnicodeRow{"─━", "--"},
            UnicodeRow{"a\u00A0b\u3000c\u2003d\te", "a b c d e"},
            UnicodeRow{"Log\u200B4\u00ADj\u2060\uFEFF", "Log4j"},
            UnicodeRow{"\u202Eabc\u202C \u2066x\u2069", "abc x"},
            UnicodeRow{"A\x1b[31mB\x7f", "A[31mB"},
            UnicodeRow{"e\u0301", "é"},
            UnicodeRow{"サーバー ALPHA", "サーバー ALPHA"},
            UnicodeRow{"line\nnext", "line\nnext"},
            UnicodeRow{"\uFDFA㍿\uFDFA", "\uFDFA株式会社\uFDFA"},
            UnicodeRow{"", ""},
        };

        for (const auto& [input, expected] : rows) {
            CAPTURE(input);
            CHECK(normalise(input) == expected);
        }
    }

    TEST_CASE("normalise shows ill-formed UTF-8 as a replacement character")
    {
        CHECK(normalise("a\xFFz") == "a\uFFFDz");
        CHECK(normalise("a\xC0\xAFz") == "a\uFFFD\uFFFDz");
        CHECK(normalise("\xE3\x81") == "\uFFFD");
    }

    TEST_CASE("normalise and fold change nothing when they are applied again")
    {
        struct Block {
            char32_t first;
            char32_t last;
        };
        // The basic plane without surrogates, and what decomposes or hides beyond it.
        constexpr std::array blocks{
            Block{0x1, 0xD7FF},
            Block{0xE000, 0xFFFF},
            Block{0x1D000, 0x1F9FF},
            Block{0x2F800, 0x2FA1F},
            Block{0xE0000, 0xE01FF},
        };

        for (const auto& [first, last] : blocks) {
            for (auto code = first; code <= last; ++code) {
                std::string text = "a";
                append_utf8(text, code);
                text += "b";

                const auto normal = normalise(text);
                const auto folded = fold(text);

                if (normalise(normal) != normal || fold(folded) != folded) {
                    CAPTURE(text);
                    CHECK(normalise(normal) == normal);
                    CHECK(fold(folded) == folded);
                }
            }
        }
    }

    TEST_CASE("a flood of combining marks is normalised in linear time")
    {
        std::string flood = "a";
        for (int pair = 0; pair < 200'000; ++pair)
            flood += "\u0301\u0316";

        // Without the bound on a run of marks ICU sorts all of them, for minutes.
        const auto normal = normalise(flood);

        CHECK(normal.size() < 100);
        CHECK(is_utf8(normal));
    }

    TEST_CASE("fold makes two spellings of one name equal")
    {
        struct Pair {
            std::string_view left;
            std::string_view right;
        };
        constexpr std::array pairs{
            Pair{"OpenSSL", "ＯＰＥＮＳＳＬ"},
            Pair{"  Apache   Log4j ", "apache log4j"},
            Pair{"トレンド･マイクロ", "トレンド・マイクロ"},
            Pair{"A·B", "A・B"},
            Pair{"ﾙｰﾀ", "ルータ"},
            Pair{"サ-バ", "サーバ"},
            Pair{"Straße", "STRASSE"},
            Pair{"日本\u3000電気", "日本 電気"},
            Pair{"two\nlines", "two lines"},
        };

        for (const auto& [left, right] : pairs) {
            CAPTURE(left);
            CHECK(fold(left) == fold(right));
        }
    }

    TEST_CASE("fold makes of ASCII what it makes of the same text among other letters")
    {
        // U+2009 makes a text take the long way, and is a blank that is trimmed.
        const auto long_way = [](const std::string& ascii) { return fold("\u2009" + ascii); };

        for (char first = 0; static_cast<unsigned char>(first) < 0x80; ++first) {
            for (char second = 0; static_cast<unsigned char>(second) < 0x80; ++second) {
                const auto text = std::string{"a"} + first + second + "Z" + second;
                if (fold(text) != long_way(text)) {
                    CAPTURE(text);
                    CHECK(fold(text) == long_way(text));
                }
            }
        }
        CHECK(fold("  Apache \t\r\n HTTP\x01 Server ") == "apache http server");
        CHECK(fold(" \x7f ").empty());
    }

    TEST_CASE("fold keeps different names apart")
    {
        struct Pair {
            std::string_view left;
            std::string_view right;
        };
        constexpr std::array pairs{
            Pair{"log4j-core", "log4j core"},
            Pair{"ルータ-2", "ルーター2"},
            Pair{"サーバ", "サバ"},
            Pair{"はし", "ばし"},
            Pair{"log4j", "log4net"},
        };

        for (const auto& [left, right] : pairs) {
            CAPTURE(left);
            CHECK(fold(left) != fold(right));
        }
    }

    TEST_CASE("well-formed UTF-8 is told from the rest")
    {
        for (const auto* text : {"", "a", "あ", "\U0001F600", "\uFFFD", "\xF4\x8F\xBF\xBF"}) {
            CAPTURE(text);
            CHECK(is_utf8(text));
        }
        for (const auto* text : {"\x80",
                                 "\xC0\x80",
                                 "\xC1\xBF",
                                 "\xE0\x80\xAF",
                                 "\xED\xA0\x80",
                                 "\xF0\x80\x80\x80",
                                 "\xF4\x90\x80\x80",
                                 "\xF8\x88\x80\x80\x80",
                                 "\xE3\x81",
                                 "a\xFF"}) {
            CAPTURE(text);
            CHECK_FALSE(is_utf8(text));
        }
    }

    TEST_CASE("East Asian characters take two columns and combining marks none")
    {
        CHECK(display_width("") == 0);
        CHECK(display_width("abc") == 3);
        CHECK(display_width("日本語") == 6);
        CHECK(display_width("ﾊﾞ") == 2);
        CHECK(display_width("Ａ") == 2);
        CHECK(display_width("か\u3099") == 2);
        CHECK(display_width("e\u0301") == 1);
        CHECK(display_width("\U0001F600") == 2);
        CHECK(display_width("①") == 1);
    }

    TEST_CASE("shorten fills the width and cuts no character apart")
    {
        CHECK(shorten("abcdef", 6) == "abcdef");
        CHECK(shorten("abcdef", 5) == "abcd…");
        CHECK(shorten("日本語", 6) == "日本語");
        CHECK(shorten("日本語", 5) == "日本…");
        CHECK(shorten("日本語", 4) == "日…");
        CHECK(shorten("日本語", 1) == "…");
        CHECK(shorten("日本語", 0).empty());
        CHECK(shorten("abe\u0301cd", 4) == "abe\u0301…");
        CHECK(shorten("", 0).empty());
    }

    TEST_CASE("whatever is shortened fits")
    {
        const std::string text = "a日b本e\u0301\U0001F600ﾊﾞ語";

        for (std::size_t width = 0; width < 20; ++width) {
            CAPTURE(width);
            const auto cut = shorten(text, width);
            CHECK(display_width(cut) <= width);
            CHECK(is_utf8(cut));
        }
    }

    TEST_CASE("printable lets nothing act on a terminal")
    {
        constexpr std::array rows{
            UnicodeRow{"\x1b[2Jx", "\\x1b[2Jx"},
            UnicodeRow{"a\r\nb\tc", "a\\r\\nb\\tc"},
            UnicodeRow{"\x7f", "\\x7f"},
            UnicodeRow{"\u009b31m", "\\u{9b}31m"},
            UnicodeRow{"\u202eabc", "\\u{202e}abc"},
            UnicodeRow{"Log\u200b4j", "Log\\u{200b}4j"},
            UnicodeRow{"\U000E0041", "\\u{e0041}"},
            UnicodeRow{"\u2028", "\\u{2028}"},
            UnicodeRow{"a\xff\xc3", "a\\xff\\xc3"},
            UnicodeRow{"\xe3\x81", "\\xe3\\x81"},
            UnicodeRow{"日本語 é \U0001F600", "日本語 é \U0001F600"},
        };

        for (const auto& [input, expected] : rows) {
            CAPTURE(expected);
            CHECK(printable(input) == expected);
        }
        CHECK(printable(std::string_view{"\0", 1}) == "\\x00");
    }

    TEST_CASE("a printable block keeps its lines")
    {
        CHECK(printable_block("a\n\tb\x1b\r\n") == "a\n b\\x1b\\r\n");
    }
}

}  // namespace advisory::text
