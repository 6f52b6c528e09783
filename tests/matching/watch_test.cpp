#include "matching/watch.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

WatchIndex index_of_for_watch(const std::vector<std::string>& terms)
{
    std::vector<WatchTerm> list;
    for (const auto& term : terms) {
        WatchTerm watch;
        watch.row = static_cast<std::int64_t>(list.size()) + 1;
        watch.term = term;
        list.push_back(watch);
    }
    return WatchIndex{list};
}

bool is_in(const std::string& term, const std::string& text)
{
    return !index_of_for_watch({term}).find_in(text).empty();
}

Advisory advisory_of(std::size_t items)
{
    Advisory advisory;
    advisory.items.resize(items);
    return advisory;
}

std::string repeated(std::string_view piece, std::size_t size)
{
    std::string text;
    while (text.size() < size)
        text += piece;
    return text;
}

}  // namespace

TEST_SUITE("watch")
{
    TEST_CASE("a term is found where it is a word of its own")
    {
        struct Row {
            const char* term;
            const char* text;
        };
        for (const auto& [term, text] : {
                 Row{"NX", "Siemens NX の脆弱性"},
                 Row{"NX", "SiemensのNXに"},
                 Row{"NX", "nx-2024"},
                 Row{"NX", "(NX)"},
                 Row{"Qt", "Qt6"},
                 Row{"Qt", "qt"},
                 Row{"S7", "SIMATIC S7-1500"},
                 Row{"Log4j-core", "apache log4j_core"},
                 Row{"OpenSSL", "ＯｐｅｎＳＳＬの"},
                 Row{".NET", "ASP.NET Core"},
                 Row{"C++", "POCO C++ Libraries"},
                 Row{"Dräger", "DRÄGER Infinity"},
                 Row{"テルモ", "テルモ製"},
                 Row{"テルモ", "テルモ株式会社"},
                 Row{"テルモ", "ﾃﾙﾓの輸液ポンプ"},
                 Row{"テルモ", "テルモシリーズ"},
                 Row{"テルモ", "テルモ・ポンプ"},
                 Row{"リコー", "(株)リコー"},
                 Row{"リコー", "㈱リコーが"},
                 Row{"サーバ", "画像サーバーの"},
                 Row{"サーバー", "画像サーバの"},
                 Row{"ルーター", "ルータ"},
                 Row{"ブラウザ", "ブラウザー"},
                 Row{"ヴァイタル", "バイタル"},
                 Row{"バイタル", "ヴァイタル"},
                 Row{"トレンドマイクロ", "トレンド・マイクロ"},
                 Row{"日立", "日立製"},
                 Row{"日立", "株式会社日立製"},
                 Row{"日立", "日立社の"},
                 Row{"日立", "旧日立"},
                 Row{"日立", "日立、東芝"},
                 Row{"日立", "日立ソリューションズ"},
                 Row{"日本光電", "日本光電工業株式会社"},
                 Row{"日本光電", "日本光電版"},
                 Row{"Nihon Kohden", "by Nihon\n   Kohden."},
                 Row{"日本光電", "これは日本\r\n光電の"},
                 Row{"日本光電", "日本　光電"},
             }) {
            CAPTURE(term);
            CAPTURE(text);
            CHECK(is_in(term, text));
        }
    }

    TEST_CASE("a term is not found inside of another word")
    {
        struct Row {
            const char* term;
            const char* text;
        };
        for (const auto& [term, text] : {
                 Row{"NX", "LINUX"},
                 Row{"NX", "NXP"},
                 Row{"NX", "2NX"},
                 Row{"Ada", "Adapter"},
                 Row{"Ada", "Canada"},
                 Row{"S7", "S71500"},
                 Row{"S7", "S7x"},
                 Row{"4D", "14D"},
                 Row{"Nihon Kohden", "NihonKohden"},
                 Row{"テルモ", "テルモス"},
                 Row{"テルモ", "サテルモ"},
                 Row{"リコー", "リコーダー"},
                 Row{"サーバ", "サーバント"},
                 Row{"サーバ", "サーバーレス"},
                 Row{"日立", "日立造船"},
                 Row{"日本", "日本光電"},
                 Row{"光電", "日本光電"},
                 Row{"日本電気", "日本電気硝子"},
                 Row{"NX", ""},
                 Row{"NX", "N X"},
             }) {
            CAPTURE(term);
            CAPTURE(text);
            CHECK_FALSE(is_in(term, text));
        }
    }

    TEST_CASE("what was found is told by its bytes in the text")
    {
        const std::string text = "影響: 日本\n光電の画像サーバー、Qt6 と Ｎｉｈｏｎ Kohden";

        const auto found =
            index_of_for_watch({"日本光電", "サーバ", "Qt", "nihon kohden"}).find_in(text);

        const auto shown = [&](std::size_t at) {
            return text.substr(found[at].span.begin, found[at].span.end - found[at].span.begin);
        };
        REQUIRE(found.size() == 4);
        CHECK(shown(0) == "日本\n光電");
        CHECK(shown(1) == "サーバー");
        CHECK(shown(2) == "Qt");
        CHECK(shown(3) == "Ｎｉｈｏｎ Kohden");
        CHECK(found[2].term == 3);
    }

    TEST_CASE("terms that begin with one another, or are the same, are all found")
    {
        const auto found = index_of_for_watch({"Apache", "Apache HTTP Server", "apache", "HTTP"})
                               .find_in("Apache HTTP Server 2.4");

        std::vector<std::int64_t> terms;
        terms.reserve(found.size());
        for (const auto& [term, span] : found)
            terms.push_back(term);
        std::ranges::sort(terms);
        CHECK(terms == std::vector<std::int64_t>{1, 2, 3, 4});
    }

    TEST_CASE("a term of nothing but separators is left out")
    {
        CHECK(index_of_for_watch({"", " - ", "・"}).is_empty());
        CHECK(find_watched(advisory_of(1), "anything", index_of_for_watch({""})).empty());
    }

    TEST_CASE("a notice is searched in its text, its title and what its items name")
    {
        auto advisory = advisory_of(2);
        advisory.title = "Titleterm の脆弱性";
        advisory.items[0].title = "Itemterm";
        advisory.items[0].vendors = {"Vendorterm 株式会社"};
        advisory.items[1].affected.resize(1);
        advisory.items[1].affected[0].product = "Productterm Pro";
        advisory.items[1].affected[0].models = {"Modelterm"};
        advisory.items[1].vendor_status = {{.vendor = "Statusterm", .status = "該当製品あり"}};
        const auto index = index_of_for_watch({"titleterm",
                                               "itemterm",
                                               "vendorterm",
                                               "productterm",
                                               "modelterm",
                                               "statusterm",
                                               "no"});

        const auto hits = find_watched(advisory, "", index);

        REQUIRE(hits.size() == 6);
        for (const auto& hit : hits) {
            CAPTURE(hit.shown);
            CHECK(hit.item == (hit.term > 3 ? 1 : 0));
            CHECK(hit.span == TextSpan{});
        }
        CHECK(hits[0].shown == "Titleterm");
        CHECK(hits[3].shown == "Productterm");
    }

    TEST_CASE("a term counts once an item, where the text has it first")
    {
        const std::string text = "目次 Contoso\n1. Contoso A\n2. Example B\nContoso B, Contoso B\n";
        auto advisory = advisory_of(2);
        const auto first = text.find("1.");
        const auto second = text.find("2.");
        advisory.items[0].title = "Contoso A";
        advisory.items[0].places = {{.field = "title", .value = "", .span = {first, first + 2}}};
        advisory.items[1].places = {{.field = "title", .value = "", .span = {second, second + 2}}};

        const auto hits = find_watched(advisory, text, index_of_for_watch({"Contoso", "目次"}));

        REQUIRE(hits.size() == 3);
        CHECK(hits[0].item == 0);
        CHECK(hits[0].span.begin == text.find("Contoso A"));
        CHECK(hits[1].term == 2);
        CHECK(hits[1].item == 0);
        CHECK(hits[2].item == 1);
        CHECK(hits[2].span.begin == text.find("Contoso B"));
    }

    TEST_CASE("a notice without items is searched too")
    {
        const auto hits =
            find_watched(advisory_of(0), "x Contoso", index_of_for_watch({"contoso"}));

        REQUIRE(hits.size() == 1);
        CHECK(hits[0].item == 0);
        CHECK(hits[0].span == TextSpan{2, 9});
        CHECK(hits[0].shown == "Contoso");
    }

    TEST_CASE("what is shown is cut between letters")
    {
        const auto text = "日本" + repeated("\u3000", 1000) + "光電";

        const auto hits = find_watched(advisory_of(1), text, index_of_for_watch({"日本光電"}));

        REQUIRE(hits.size() == 1);
        CHECK(hits[0].span == TextSpan{0, text.size()});
        CHECK(hits[0].shown.size() == 240);
    }

    TEST_CASE("of a very long term its beginning is found")
    {
        const auto term = repeated("あ", 3000);

        CHECK(is_in(term, "x " + term));
        CHECK_FALSE(is_in(term, repeated("あ", 900)));
    }

    TEST_CASE("much of anything is searched, and a term found a hundred times at most")
    {
        constexpr std::size_t much = 200'000;
        std::vector<std::string> terms{"nx", "日本光電", "サーバ", "ヴ", "ａ"};
        for (int term = 0; term < 10'000; ++term)
            terms.push_back("term " + std::to_string(term));
        const auto index = index_of_for_watch(terms);

        for (const auto* piece : {"nx ",
                                  "日本光電、",
                                  "ｻｰﾊﾞ ",
                                  "ヴヴァ",
                                  "term 1 ",
                                  "\u00e4\u0301",
                                  "\xff\xe3",
                                  "term ",
                                  "ﾞ",
                                  "\n"}) {
            CAPTURE(piece);
            const auto found = index.find_in(repeated(piece, much));
            CHECK(found.size() <= 300);
        }
    }
}

}  // namespace advisory::matching
