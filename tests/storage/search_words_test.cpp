#include "storage/search_words.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::storage {

namespace {

std::vector<std::string> words_of(std::string_view query)
{
    std::vector<std::string> words;
    for (const auto& word : search_words(query))
        words.push_back(word.spellings.front());
    return words;
}

bool finds(std::string_view query, std::string_view text)
{
    return has_words(searchable(text), search_words(query));
}

}  // namespace

TEST_SUITE("search words")
{
    TEST_CASE("blanks separate words, and quotes join them")
    {
        struct Case {
            const char* query;
            std::vector<std::string> words;
        };
        const Case cases[] = {
            {"", {}},
            {" \t\u3000\n", {}},
            {"Apache Log4j", {"apache", "log4j"}},
            {"認証\u3000回避", {"認証", "回避"}},
            {"\"Apache  Log4j\" 認証", {"apache log4j", "認証"}},
            {"“Apache Log4j”認証", {"apache log4j", "認証"}},
            {"＂Apache Log4j＂", {"apache log4j"}},
            {"\"Apache Log4j", {"apache log4j"}},
            {"12\" panel", {"12\"", "panel"}},
            {"\"", {"\""}},
            {"x \"", {"x", "\""}},
            {"\"\" x", {"x"}},
            {"\u200b x", {"x"}},
            {"-x title:y z* NEAR(a", {"-x", "title:y", "z*", "near(a"}},
            {"ＰＣ ｻｰﾊﾞ", {"pc", "サーバ"}},
        };

        for (const auto& [query, words] : cases) {
            CAPTURE(query);
            CHECK(words_of(query) == words);
        }
    }

    TEST_CASE("a word is found in every spelling of a text")
    {
        struct Case {
            const char* query;
            const char* text;
        };
        const Case cases[] = {
            {"ｻｰﾊﾞ", "Webサーバの設定"},
            {"ＯｐｅｎＳＳＬ", "openssl 3.0"},
            {"サーバー", "Webサーバの設定"},
            {"サーバ", "Webサーバーの設定"},
            {"サーバー証明書", "サーバ証明書の検証"},
            {"サーバ証明書", "サーバー証明書の検証"},
            {"ユーザー名とサーバー名", "ユーザ名とサーバー名"},
            {"バー", "サーバーの設定"},
            {"キー", "暗号キー"},
            {"ヴァイタル", "バイタルモニタ"},
            {"バイタル", "ヴァイタルモニター"},
            {"ヴ", "ヴァイタル"},
            {"サーヴ", "サーヴィス"},
            {"Log4jの脆弱性", "Apache Log4j の脆弱性"},
            {"Log4j の脆弱性", "x"},
            {"\"Log4j の脆弱性\"", "Apache Log4jの脆弱性"},
            {"任意のコード実行", "任意のコー\r\nド実行"},
            {"\"Apache Log4j\"", "Apache\nLog4j"},
            {"脆", "脆弱"},
            {"性", "脆弱性"},
            {"OS", "os"},
            {"3.0", "openssl 3.0"},
        };

        for (const auto& [query, text] : cases) {
            CAPTURE(query);
            CHECK(finds(query, text) == (std::string_view{text} != "x"));
        }
    }

    TEST_CASE("what is another word is not found")
    {
        struct Case {
            const char* query;
            const char* text;
        };
        const Case cases[] = {
            {"キー", "セキュリティ"},
            {"コード", "コドモ"},
            {"バス", "パス"},
            {"\"認証 x\"", "x 認証"},
            {"認証 回避", "認証"},
            {"Apache Log4j", "Log4j"},
            {"\"Apache Log4j\"", "ApacheLog4j"},
        };

        for (const auto& [query, text] : cases) {
            CAPTURE(query);
            CHECK_FALSE(finds(query, text));
        }
    }

    TEST_CASE("a word has few spellings, however many katakana words it joins")
    {
        std::string joined;
        for (int count = 0; count < 1000; ++count)
            joined += "サーバ名";

        const auto words = search_words(joined);

        REQUIRE(words.size() == 1);
        CHECK(words[0].spellings.size() <= most_spellings);
        CHECK(words[0].spellings.front() == joined);
    }

    TEST_CASE("no text has what the index keeps for itself")
    {
        const auto text = searchable("a\uE000\uE07F\x1f\uE080z");

        CHECK(text == "a\uFFFD\uFFFD\uE080z");
    }
}

}  // namespace advisory::storage
