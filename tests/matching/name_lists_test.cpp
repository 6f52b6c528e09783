#include "matching/name_lists.hpp"

#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

using ListedNames = std::vector<std::string>;

}  // namespace

TEST_SUITE("name lists")
{
    TEST_CASE("names that a list joins are told apart, however it joins them")
    {
        const ListedNames two{"KitaView", "KitaEdit"};
        for (const char* const list : {"KitaView、KitaEdit",
                                       "KitaViewおよびKitaEdit",
                                       "KitaView 並びに KitaEdit",
                                       "KitaView または KitaEdit",
                                       "KitaView 又は KitaEdit",
                                       "KitaView もしくは KitaEdit",
                                       "KitaView と KitaEdit",
                                       "KitaViewとKitaEdit",
                                       "「KitaView」および「KitaEdit」",
                                       "「KitaView」と「KitaEdit」",
                                       "『KitaView』、『KitaEdit』",
                                       "KitaView,KitaEdit",
                                       "KitaView, KitaEdit",
                                       "KitaView; KitaEdit",
                                       "「KitaView」「KitaEdit」",
                                       "「KitaView」 「KitaEdit」",
                                       "KitaView and KitaEdit",
                                       "KitaView or KitaEdit",
                                       "KitaView and/or KitaEdit"}) {
            CAPTURE(list);
            CHECK(listed_names(list) == two);
            CHECK(possibly_listed_names(list).empty());
        }
        CHECK(listed_names("KitaView, KitaEdit, and KitaPlay") ==
              ListedNames{"KitaView", "KitaEdit", "KitaPlay"});
        CHECK(listed_names("KitaView、KitaEdit、および KitaPlay") ==
              ListedNames{"KitaView", "KitaEdit", "KitaPlay"});
    }

    TEST_CASE("models of a list share the words before them")
    {
        CHECK(listed_names("NAS HN-100 / HN-200 / HN-400") ==
              ListedNames{"NAS HN-100", "HN-200", "HN-400", "HN-100", "NAS HN-200", "NAS HN-400"});
        CHECK(listed_names("Cam MC-1000 シリーズ(MC-1010、MC-1020)") ==
              ListedNames{"Cam MC-1000 シリーズ",
                          "MC-1010",
                          "MC-1020",
                          "MC-1000",
                          "Cam MC-1010",
                          "Cam MC-1020"});
        CHECK(listed_names("Cam MC-1000、Viewer") == ListedNames{"Cam MC-1000", "Viewer"});
        CHECK(listed_names("Kita (Pro)、Viewer") == ListedNames{"Kita (Pro)", "Viewer"});
    }

    TEST_CASE("signs that stand in names, too, may join")
    {
        CHECK(listed_names("KitaView・KitaEdit").empty());
        CHECK(possibly_listed_names("KitaView・KitaEdit") == ListedNames{"KitaView", "KitaEdit"});
        CHECK(possibly_listed_names("北ビューと北エディタ") ==
              ListedNames{"北ビュー", "北エディタ"});
        CHECK(possibly_listed_names("KitaView + KitaEdit") == ListedNames{"KitaView", "KitaEdit"});
        CHECK(possibly_listed_names("Kita R&D") == ListedNames{"Kita R", "D"});
        CHECK(possibly_listed_names("KitaView・KitaEdit および KitaPlay") ==
              ListedNames{"KitaView", "KitaEdit", "KitaPlay"});
    }

    TEST_CASE("one name is no list")
    {
        for (const char* const name : {"KitaView",
                                       "「KitaView」",
                                       "健康まとめサーバ",
                                       "ひとことメモ",
                                       "Kita 1,000",
                                       "Oracle",
                                       "Android",
                                       "と",
                                       ""}) {
            CAPTURE(name);
            CHECK(listed_names(name).empty());
            CHECK(possibly_listed_names(name).empty());
        }
    }

    TEST_CASE("quotes stay where they do not stand around a whole name")
    {
        CHECK(listed_names("「A」の「B」、C") == ListedNames{"「A」の「B」", "C"});
        CHECK(listed_names("アプリ「健康メモ」、C").front() == "アプリ「健康メモ」");
    }
}

}  // namespace advisory::matching
