#include "cli/table.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

const std::vector<Column> columns{
    {.name = "id", .heading = "ID"},
    {.name = "name", .heading = "NAME", .fit = Column::Fit::shortened},
    {.name = "hidden", .heading = {}},
    {.name = "state", .heading = "STATE"},
};

std::vector<std::string> printed(const std::vector<Row>& rows, std::optional<std::size_t> limit)
{
    std::ostringstream out;
    Table{columns, limit}.print(rows, out);
    return test::lines_of(out.str());
}

}  // namespace

TEST_SUITE("table")
{
    TEST_CASE("columns line up by the width that a terminal gives each character")
    {
        const auto lines = printed(
            {{std::int64_t{1}, "画像", "x", "open"}, {std::int64_t{20}, "abcde", "x", "shut"}},
            std::nullopt);

        CHECK(lines == std::vector<std::string>{
                           "ID  NAME   STATE",
                           "1   画像   open",
                           "20  abcde  shut",
                       });
    }

    TEST_CASE("without a limit nothing is cut")
    {
        const std::string name(500, 'n');
        const auto lines = printed({{std::int64_t{1}, name, "", "open"}}, std::nullopt);

        CHECK(test::has(lines.back(), name));
    }

    TEST_CASE("no line is wider than the limit")
    {
        const std::vector<Row> rows{
            {std::int64_t{123456}, std::string(80, 'n'), "", "open"},
            {std::int64_t{1}, "オーバーフローの脆弱性に関する注意喚起", "", "a rather long state"},
        };

        for (std::size_t limit = 9; limit < 120; ++limit) {
            CAPTURE(limit);
            for (const auto& line : printed(rows, limit))
                CHECK(text::display_width(line) <= limit);
        }
    }

    TEST_CASE("the columns that may be shortened give way first")
    {
        const auto lines =
            printed({{std::int64_t{123456}, std::string(80, 'n'), "", "open"}}, std::size_t{30});

        CHECK(lines.back() == "123456  nnnnnnnnnnnnnn…  open");
    }

    TEST_CASE("a column that may be left out is, when the others would not be readable")
    {
        const std::vector<Column> with_date{
            {.name = "id", .heading = "ID"},
            {.name = "date", .heading = "DATE", .fit = Column::Fit::left_out},
            {.name = "name", .heading = "NAME", .fit = Column::Fit::shortened},
        };
        const std::vector<Row> rows{{"1", "2026-11-23", std::string(40, 'n')}};
        const auto printed_within = [&](std::size_t limit) {
            std::ostringstream out;
            Table{with_date, limit}.print(rows, out);
            return test::lines_of(out.str()).back();
        };

        CHECK(printed_within(28) == "1   2026-11-23  nnnnnnnnnnn…");
        CHECK(printed_within(27) == "1   nnnnnnnnnnnnnnnnnnnnnn…");
    }

    TEST_CASE("a column that was left out does not come back for later rows")
    {
        const std::vector<Column> with_date{
            {.name = "date", .heading = "DATE", .fit = Column::Fit::left_out},
            {.name = "name", .heading = "NAME", .fit = Column::Fit::shortened},
        };
        const std::vector<Row> first{{"2026-11-23", "twelve chars"}};
        const std::vector<Row> second{{"a", "b"}};
        std::ostringstream out;
        Table table{with_date, 20};

        table.print(first, out);
        table.print(second, out);

        CHECK(out.str() == "NAME\ntwelve chars\nb\n");
    }

    TEST_CASE("control characters and bidi overrides come out as visible escapes")
    {
        const auto lines =
            printed({{std::int64_t{1}, "a\x1b[31m\nb\u202E", "", "\xff"}}, std::nullopt);

        REQUIRE(lines.size() == 2);
        for (const std::string_view hostile : {"\x1b", "\u202E", "\xff"})
            CHECK_FALSE(test::has(lines.back(), hostile));
    }

    TEST_CASE("headings are printed once for rows that come in parts")
    {
        std::ostringstream out;
        Table table{columns, std::nullopt};
        const std::vector<Row> first{{std::int64_t{1}, "wide name", "", "open"}};
        const std::vector<Row> second{{std::int64_t{2}, "b", "", "shut"}};

        table.print(first, out);
        table.print(second, out);

        CHECK(out.str() ==
              "ID  NAME       STATE\n"
              "1   wide name  open\n"
              "2   b          shut\n");
    }

    TEST_CASE("no rows print nothing, not even headings")
    {
        CHECK(printed({}, std::nullopt).empty());
    }
}

}  // namespace advisory::cli
