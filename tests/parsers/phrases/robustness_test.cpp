#include <algorithm>
#include <cstddef>
#include <random>
#include <string>

#include "parsers/phrases/phrase.hpp"
#include "tests/parsers/phrases/tables.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

bool has_ends(const Interval& interval)
{
    const bool has_low = interval.low && !interval.low->version.empty();
    const bool has_high = interval.high && !interval.high->version.empty();
    return (has_low || has_high) && (!interval.low || has_low) && (!interval.high || has_high);
}

// What must hold for any text, however broken.
bool is_sound(const std::string& text)
{
    const auto range = read_phrase(text);
    const bool is_read = range.status == PhraseStatus::parsed;
    const bool may_have_intervals = is_read || range.status == PhraseStatus::partial;
    static_cast<void>(states_not_affected(text));

    return range.phrase == text && (may_have_intervals || range.intervals.empty()) &&
           (!is_read || !range.intervals.empty()) && std::ranges::all_of(range.intervals, has_ends);
}

// One check a text: there are hundreds of thousands.
void check_sound(const std::string& text)
{
    if (is_sound(text))
        return;
    CAPTURE(text);
    CHECK(is_sound(text));
}

std::string repeated(std::string_view piece, std::size_t size)
{
    std::string text;
    while (text.size() + piece.size() <= size)
        text += piece;
    return text;
}

}  // namespace

TEST_SUITE("robustness")
{
    TEST_CASE("every truncation of every phrase is read soundly")
    {
        for (const auto& row : test::read_phrase_tables())
            for (std::size_t length = 0; length < row.phrase.size(); ++length) {
                check_sound(row.phrase.substr(0, length));
                check_sound(row.phrase.substr(length));
            }
    }

    TEST_CASE("random bytes are read soundly")
    {
        std::minstd_rand random{20261124};
        for (int i = 0; i < 2000; ++i) {
            std::string text(random() % 80, '\0');
            for (auto& byte : text)
                byte = static_cast<char>(random() % 256);
            check_sound(text);
        }
    }

    TEST_CASE("random mixtures of the vocabulary are read soundly")
    {
        const std::string pieces[] = {
            "1.0",
            "2.x",
            "v3",
            "R4",
            "Foo",
            " ",
            "以前",
            "より前",
            "から",
            "まで",
            "～",
            "、",
            "(",
            ")",
            "「",
            "」",
            "および",
            "それ",
            "系",
            "の",
            "全バージョン",
            "を除く",
            "ただし",
            "<",
            ">=",
            "-",
            "CVE-2024-1234",
            "0355",
            "SP1",
            "ビルド",
            "シリアル番号",
            "上",
            "桁",
            "は影響を受けません",
            "\xe3",
            "\xff",
            "before",
            "to",
        };
        std::minstd_rand random{7};
        for (int i = 0; i < 20000; ++i) {
            std::string text;
            for (auto count = random() % 12; count > 0; --count)
                text += pieces[random() % std::size(pieces)];
            check_sound(text);
        }
    }

    TEST_CASE("long repetitions end")
    {
        for (const auto* piece : {"1 ",
                                  "1、",
                                  "1.0、",
                                  "(",
                                  "(1",
                                  "1(1",
                                  "1 (2.0 以前) ",
                                  "から",
                                  "1から",
                                  "CVE-2021-1234、",
                                  "「1」",
                                  "1.0 から 2.0 まで、",
                                  "を除く",
                                  "1(a1)",
                                  "SP1 ",
                                  "Foo ",
                                  "1.0 および ",
                                  "/1",
                                  "1-1",
                                  "\xff",
                                  "<1 ",
                                  "1.0を除く",
                                  "全バージョン",
                                  "シリアル番号"}) {
            check_sound(repeated(piece, 4096));
            check_sound("Foo " + repeated(piece, 4000));
        }
    }
}

}  // namespace advisory::parsers
