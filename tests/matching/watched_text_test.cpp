#include "matching/watched_text.hpp"

#include <string>

#include "matching/names.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

TEST_SUITE("watched text")
{
    TEST_CASE("a text has the letters of its search key")
    {
        for (const std::string text : {"Log4j-core and OpenSSL_3",
                                       "ＯｐｅｎＳＳＬ　３",
                                       "日本\n光電",
                                       "Nihon\r\n  Kohden",
                                       "画像ルータ X-1",
                                       "ﾃﾙﾓ ｶﾞﾙｰﾝ ｳﾞｨﾙｽ",
                                       "ヴァイタル ヴュー ドライヴ ヴ\nァ",
                                       "か\u3099き\u3099 e\u0301",
                                       "トレンド･マイクロ・X",
                                       "サ-バ サ‐バ A-B",
                                       "Open\u200bSSL\u00adX",
                                       "Dräger STRASSE Straße",
                                       "①2.0 ㈱ﾊﾞｰｼﾞｮﾝ ㍿",
                                       "  a  ",
                                       "",
                                       "---"}) {
            CAPTURE(text);
            CHECK(WatchedText{text}.folded() == search_key_of(key_of(text)));
        }
    }

    TEST_CASE("each letter knows where it stands")
    {
        struct Row {
            std::string text;
            std::string folded;
            std::string original;
        };
        for (const auto& [text, folded, original] : {
                 Row{"x 日本\n 光電 y", "日本光電", "日本\n 光電"},
                 Row{"x Ｎｉｈｏｎ\r\nKohden y", "nihon kohden", "Ｎｉｈｏｎ\r\nKohden"},
                 Row{"xヴァイy", "バイ", "ヴァイ"},
                 Row{"xｳﾞｧｲy", "バ", "ｳﾞｧ"},
                 Row{"xﾃﾞ", "デ", "ﾃﾞ"},
                 Row{"a㈱b", "株", "㈱"},
                 Row{"Open\u200bSSL", "openssl", "Open\u200bSSL"},
             }) {
            CAPTURE(text);
            const WatchedText watched{text};

            const auto at = watched.folded().find(folded);

            REQUIRE(at != std::string::npos);
            const auto [begin, end] = watched.place_of(at, at + folded.size());
            CHECK(text.substr(begin, end - begin) == original);
        }
    }

    TEST_CASE("a separator beside a Japanese letter is a gap")
    {
        const WatchedText watched{"テルモ スA-B"};

        CHECK(watched.folded() == "テルモスa b");
        CHECK(watched.has_gap_before(9));
        CHECK_FALSE(watched.has_gap_before(0));
        CHECK_FALSE(watched.has_gap_before(12));
        CHECK_FALSE(watched.has_gap_before(14));
    }

    TEST_CASE("any bytes have letters")
    {
        std::string bytes;
        for (int byte = 0; byte < 256; ++byte)
            bytes += std::string{static_cast<char>(byte), 'x', static_cast<char>(255 - byte)};

        const WatchedText watched{bytes};

        const auto [begin, end] = watched.place_of(0, watched.folded().size());
        CHECK(begin < end);
        CHECK(end <= bytes.size());
    }

    TEST_CASE("scripts are told apart on both sides of a place")
    {
        const std::string text = "a1テ日あé々";

        CHECK(script_before(text, 0) == Script::none);
        CHECK(script_at(text, 0) == Script::letter);
        CHECK(script_at(text, 1) == Script::digit);
        CHECK(script_before(text, 5) == Script::katakana);
        CHECK(script_at(text, 5) == Script::kanji);
        CHECK(script_at(text, 8) == Script::other);
        CHECK(script_at(text, 11) == Script::letter);
        CHECK(script_before(text, text.size()) == Script::kanji);
        CHECK(script_at(text, text.size()) == Script::none);
    }
}

}  // namespace advisory::matching
