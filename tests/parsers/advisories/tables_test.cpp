#include "parsers/advisories/tables.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("tables")
{
    TEST_CASE("columns are known by their headings, in Japanese and English")
    {
        const std::string text =
            "intro\n"
            "| CVE | Product | Affected Versions | Fixed Version | Remarks |\n"
            "+-----+---------+-------------------+---------------+---------+\n"
            "| CVE-2024-1111 | Contoso Viewer | before 2.4 | 2.4 | none |\n\n"
            "behind\n";

        const auto lines = split_lines(text);
        const auto table = find_table(lines, 0);

        REQUIRE(table);
        CHECK(table->begin == 1);
        CHECK(table->end == 4);
        CHECK(table->states_affected());
        REQUIRE(table->rows.size() == 1);
        CHECK(table->cell(table->rows[0], ColumnKind::product) == "Contoso Viewer");
        CHECK(table->cell(table->rows[0], ColumnKind::affected) == "before 2.4");
        CHECK(table->cell(table->rows[0], ColumnKind::fixed) == "2.4");
        CHECK(table->cell(table->rows[0], ColumnKind::unaffected).empty());
    }

    TEST_CASE("a column tells of its rows only where heading and cells speak of being affected")
    {
        const auto kind_of_last = [](const std::string& text) {
            const auto table = find_table(split_lines(text), 0);
            REQUIRE(table);
            return table->columns.back();
        };

        CHECK(kind_of_last("製品 | バージョン | 影響\nA | 1.0 | あり\nB | 1.0 | なし\n") ==
              ColumnKind::status);
        CHECK(kind_of_last(
                  "製品 | バージョン | ステータス\nA | 1.0 | 影響なし\nB | 2.0 | 調査中\n") ==
              ColumnKind::status);
        // That there is no patch spares nobody, and a column of dashes says nothing.
        CHECK(kind_of_last("製品 | バージョン | Patch status\nA | 1.0 | No\nB | 2.0 | Yes\n") ==
              ColumnKind::other);
        CHECK(kind_of_last("製品 | バージョン | 更新の有無\nA | 1.0 | なし\nB | 2.0 | なし\n") ==
              ColumnKind::other);
        CHECK(kind_of_last("製品 | バージョン | 影響\nA | 1.0 | -\nB | 2.0 | -\n") ==
              ColumnKind::affected);
        CHECK(kind_of_last("製品 | バージョン | 影響\nA | 1.0 | 情報漏えい\nB | 2.0 | なし\n") ==
              ColumnKind::affected);
    }

    TEST_CASE("lines with marks and no heading are no table")
    {
        for (const auto* text : {"a | b | c\n1 | 2 | 3\n",
                                 "ICS Advisory | ICSA-26-279-01\n",
                                 "製品名: Contoso\nバージョン: 2.3 以前\n",
                                 "製品  を  更新  してください\n1  2  3\n"}) {
            CAPTURE(text);
            const std::string kept = text;
            CHECK_FALSE(find_table(split_lines(kept), 0));
        }
    }

    TEST_CASE("a row that is cut short has empty cells")
    {
        const std::string text =
            "製品名\t影響を受けるバージョン\t修正バージョン\nContoso\t2.3 以前\n";

        const auto table = find_table(split_lines(text), 0);

        REQUIRE(table);
        CHECK(table->cell(table->rows.at(0), ColumnKind::fixed).empty());
    }
}

}  // namespace advisory::parsers
