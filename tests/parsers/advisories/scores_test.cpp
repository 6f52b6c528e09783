#include "parsers/advisories/scores.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

constexpr const char* v2 = "AV:N/AC:M/Au:N/C:N/I:P/A:N";
constexpr const char* v3 = "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N";
constexpr const char* v31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
constexpr const char* v4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

/// "version|vector|score", one each.
std::vector<std::string> described(std::string_view text)
{
    std::vector<std::string> all;
    for (const auto& cvss : find_cvss(text)) {
        auto score = cvss.score ? std::to_string(*cvss.score) : std::string{"-"};
        if (const auto point = score.find('.'); point != std::string::npos)
            score.resize(point + 2);
        all.push_back(cvss.version + '|' + cvss.vector + '|' + score);
    }
    return all;
}

}  // namespace

TEST_SUITE("scores")
{
    TEST_CASE("a score belongs to the vector before it")
    {
        const auto found = find_cvss(
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H 基本値: 9.8\n"
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\n基本値9.3\n基本値 "
            "10.0");

        REQUIRE(found.size() == 3);
        CHECK(found[0].version == "3.1");
        CHECK(found[0].vector == "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        CHECK(found[0].score == 9.8);
        CHECK(found[1].version == "4.0");
        CHECK(found[1].score == 9.3);
        CHECK(found[2].vector.empty());
        CHECK(found[2].score == 10.0);
    }

    TEST_CASE("a number that is no score is left alone")
    {
        for (const auto* text :
             {"基本値", "基本値: 高", "基本値 11.0", "基本値: 9", "CVSS:3.1", "CVSS:x.y/z"}) {
            CAPTURE(text);
            CHECK(find_cvss(text).empty());
        }
    }

    TEST_CASE("a stated score is found in all forms of the notices")
    {
        struct Row {
            std::string text;
            std::vector<std::string> scores;
        };
        const std::string two = v2;
        const std::string three = v3;
        const std::string new_three = v31;
        const std::string four = v4;
        for (const auto& [text, scores] : std::vector<Row>{
                 {"CVSS v3 " + three + " 基本値: 6.5", {"3.0|" + three + "|6.5"}},
                 {"基本値 9.8", {"||9.8"}},
                 {"基本値9.8", {"||9.8"}},
                 {"Base Score 9.8", {"||9.8"}},
                 {"CVSS v3.1 Base Score: 9.8 (Critical)", {"3.1||9.8"}},
                 {"CVSS v3 による深刻度\n基本値: 8.3 (重要) [その他]\n攻撃元区分: 隣接\n"
                  "CVSS v2 による深刻度\n基本値: 7.5 (危険) [NVD値]",
                  {"3.0||8.3", "2.0||7.5"}},
                 {"CVSSv3 基本スコア: 7.0", {"3.0||7.0"}},
                 {"CVSS スコア 9.8", {"||9.8"}},
                 {"CVSSスコアは9.8です", {"||9.8"}},
                 {"CVSS 3.1: 9.8", {"3.1||9.8"}},
                 {"CVSS: 10.0", {"||10.0"}},
                 {"CVSS基本値(v4): 9.3", {"4.0||9.3"}},
                 {"CVSS v2 " + two + " 基本値: 4.3", {"2.0|" + two + "|4.3"}},
                 {"ベクタ: (" + two + ")", {"2.0|" + two + "|-"}},
                 {"CVSS v2 基本値 4.3 (" + two + ")", {"2.0|" + two + "|4.3"}},
                 {"基本値: 9.8 " + new_three, {"3.1|" + new_three + "|9.8"}},
                 {new_three + "\n\n基本値:\n9.8", {"3.1|" + new_three + "|9.8"}},
                 {"CVSS v3 | " + three + " | 基本値: 6.5\nCVSS v2 | " + two + " | 基本値: 4.3",
                  {"3.0|" + three + "|6.5", "2.0|" + two + "|4.3"}},
                 {three + "\nCVSS v2 基本値: 4.3", {"3.0|" + three + "|-", "2.0||4.3"}},
                 {four + " 基本値 9.3\n" + new_three + " 基本値 9.8",
                  {"4.0|" + four + "|9.3", "3.1|" + new_three + "|9.8"}},
                 {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/\n  SI:N/SA:N 基本値 9.3",
                  {"4.0|" + four + "|9.3"}},
                 {"CVSS:2.0/" + two, {"2.0|CVSS:2.0/" + two + "|-"}},
             }) {
            CAPTURE(text);
            CHECK(described(text) == scores);
        }
    }

    TEST_CASE("numbers that are no scores are left alone")
    {
        for (const auto* text : {"試合のスコア 3.1",
                                 "基本値 9.8.1",
                                 "基本値 9.85",
                                 "CVSS v3.1",
                                 "CVSS v3 および CVSS v4.0 による評価",
                                 "CVSS 3.1/4.0",
                                 "AV:N",
                                 "AV:N/AC:L",
                                 "MAV:N/AC:L/Au:N",
                                 "version 9.8"}) {
            CAPTURE(text);
            CHECK(described(text).empty());
        }
    }

    TEST_CASE("the place of a vector or score is told")
    {
        const std::string text = std::string{"x\n基本値 9.8\ny "} + v31;

        const auto places = find_cvss_places(text);

        REQUIRE(places.size() == 2);
        CHECK(text.substr(places[0].begin, places[0].end - places[0].begin) == "9.8");
        CHECK(text.substr(places[1].begin, places[1].end - places[1].begin) == v31);
    }

    TEST_CASE("a score that its vector does not have is told")
    {
        const auto texts = score_warnings({
            {.version = "2.0", .vector = v2, .score = 10.0},
            {.version = "3.1", .vector = "CVSS:3.1/AV:N/AC:L", .score = std::nullopt},
            {.version = "4.0", .vector = v4, .score = 9.2},
        });

        REQUIRE(texts.size() == 3);
        CHECK(texts[0] ==
              "the stated score 10.0 of AV:N/AC:M/Au:N/C:N/I:P/A:N is 4.3 by its own "
              "vector");
        CHECK(texts[1] == "CVSS:3.1/AV:N/AC:L is no valid CVSS vector");
        CHECK(texts[2].find("9.2") != std::string::npos);
    }

    TEST_CASE("scores that fit their vectors are not warned of")
    {
        CHECK(
            score_warnings(
                {
                    {.version = "2.0", .vector = v2, .score = 4.3},
                    {.version = "3.0", .vector = v3, .score = 6.6},  // machines round differently
                    {.version = "3.1", .vector = v31, .score = std::nullopt},
                    {.version = "3.1", .vector = std::string{v31} + "/E:U/RL:O/RC:C", .score = 8.5},
                    {.version = "", .vector = "", .score = 9.9},
                })
                .empty());
    }

    TEST_CASE("a mail made of scores is bounded")
    {
        std::string text;
        for (int count = 0; count < 10'000; ++count)
            text += "基本値 9.8 CVSS AV:";

        CHECK(find_cvss(text).size() <= max_scores);
        CHECK(score_warnings(std::vector(1000, Cvss{"2.0", "AV:N/Au:N", 1.0})).size() <= 50);
    }
}

}  // namespace advisory::parsers
