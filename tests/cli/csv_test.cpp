#include "cli/csv.hpp"

#include <string>
#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

std::string line(std::vector<std::string> cells)
{
    return csv_line(cells);
}

}  // namespace

TEST_SUITE("csv")
{
    TEST_CASE("cells are parted by commas and a line ends with CR LF")
    {
        CHECK(line({"a", "", "c d"}) == "a,,c d\r\n");
        CHECK(line({}) == "\r\n");
    }

    TEST_CASE("a cell with a comma, a quote or a line break is quoted")
    {
        CHECK(line({"a,b"}) == "\"a,b\"\r\n");
        CHECK(line({"say \"so\""}) == "\"say \"\"so\"\"\"\r\n");
        CHECK(line({"a\nb"}) == "\"a\nb\"\r\n");
    }

    TEST_CASE("a cell that a spreadsheet takes for a formula is defused")
    {
        for (const std::string cell : {"=cmd()",
                                       "+1",
                                       "-1",
                                       "@SUM(A1)",
                                       "＝1+1",
                                       "＋1",
                                       "－1",
                                       "＠x",
                                       " =1",
                                       "\u3000=1",
                                       "\t=1",
                                       "\r=1",
                                       "\n=1"}) {
            CAPTURE(cell);
            const auto written = line({cell});
            const bool is_defused = written.starts_with("'") || written.starts_with("\"'");
            CHECK(is_defused);
        }
    }

    TEST_CASE("a formula behind a quote is defused inside the quotes")
    {
        CHECK(line({"=HYPERLINK(\"a\",1)"}) == "\"'=HYPERLINK(\"\"a\"\",1)\"\r\n");
    }

    TEST_CASE("a cell that looks guarded is guarded too, so that no two are written alike")
    {
        CHECK(line({"'=1"}) == "''=1\r\n");
        CHECK(line({"''-"}) == "'''-\r\n");
    }

    TEST_CASE("plain text stands as it is")
    {
        for (const std::string cell : {"2.14.1", "a=b", "製品-A", "(株)例", "'quoted'"}) {
            CAPTURE(cell);
            CHECK(line({cell}) == cell + "\r\n");
        }
    }

    TEST_CASE("an escape sequence does not reach a terminal")
    {
        CHECK(line({"\x1b[31mred"}).find('\x1b') == std::string::npos);
        CHECK(line({"a\u202Eb"}).find("\u202E") == std::string::npos);
    }
}

}  // namespace advisory::cli
