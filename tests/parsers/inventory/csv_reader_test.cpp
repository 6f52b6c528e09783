#include "parsers/inventory/csv_reader.hpp"

#include <ostream>

#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using Fields = std::vector<std::string>;

/// A row as a test writes it down.
struct Row {
    std::size_t line = 0;
    Fields fields;

    bool operator==(const Row&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Row& row)
{
    out << row.line << ':';
    for (const auto& field : row.fields)
        out << " [" << field << ']';
    return out;
}

std::vector<Row> rows_of(std::string_view text, char separator = ',')
{
    std::vector<Row> rows;
    CsvReader reader{text, separator};
    while (const auto* const row = reader.next())
        rows.push_back({row->line, {row->fields.begin(), row->fields.end()}});
    return rows;
}

}  // namespace

TEST_SUITE("csv reader")
{
    TEST_CASE("well-formed text is taken apart as RFC 4180 says")
    {
        struct Case {
            std::string_view text;
            std::vector<Row> rows;
        };
        const Case cases[] = {
            {"", {}},
            {"a", {{1, {"a"}}}},
            {"a,b\n", {{1, {"a", "b"}}}},
            {"a,\n", {{1, {"a", ""}}}},
            {",a", {{1, {"", "a"}}}},
            {R"("a,b",c)", {{1, {"a,b", "c"}}}},
            {R"("say ""yes""",c)", {{1, {R"(say "yes")", "c"}}}},
            {R"("""",c)", {{1, {R"(")", "c"}}}},
            {R"("",c)", {{1, {"", "c"}}}},
            {"\"a\nb\",c\nd,e", {{1, {"a\nb", "c"}}, {3, {"d", "e"}}}},
            {"\"a\r\nb\rc\",d\r\ne,f", {{1, {"a\nb\nc", "d"}}, {4, {"e", "f"}}}},
            {"\"a\"\n\"b\"\n", {{1, {"a"}}, {2, {"b"}}}},
        };

        for (const auto& [text, rows] : cases) {
            CAPTURE(text);
            CHECK(rows_of(text) == rows);
        }
    }

    TEST_CASE("what is seen in practice is borne")
    {
        struct Case {
            std::string_view text;
            std::vector<Row> rows;
        };
        const Case cases[] = {
            {"  a ,\tb\u3000,\u00A0c", {{1, {"a", "b", "c"}}}},
            {"\"  a \",\"\u3000b\n\"", {{1, {"a", "b"}}}},
            {R"(a,  "b,c"  ,d)", {{1, {"a", "b,c", "d"}}}},
            {R"(24" screen,5'9")", {{1, {R"(24" screen)", R"(5'9")"}}}},
            {"a\rb\nc\r\nd", {{1, {"a"}}, {2, {"b"}}, {3, {"c"}}, {4, {"d"}}}},
            {"\n\r\na\n \t\n,,,\n\"\"\nb\n\n", {{3, {"a"}}, {7, {"b"}}}},
        };

        for (const auto& [text, rows] : cases) {
            CAPTURE(text);
            CHECK(rows_of(text) == rows);
        }
    }

    TEST_CASE("a tab separates when it is asked to, and a comma is text then")
    {
        CHECK(rows_of("a\tb,c\t\"d\te\"\n\tf\t", '\t') ==
              std::vector<Row>{{1, {"a", "b,c", "d\te"}}, {2, {"", "f", ""}}});
    }

    TEST_CASE("a row knows its first and its last line")
    {
        CsvReader reader{"a\n\"b\n\nc\",d\ne\n", ','};

        reader.next();
        const auto* const row = reader.next();

        REQUIRE(row != nullptr);
        CHECK(row->line == 2);
        CHECK(row->last_line == 4);
    }

    TEST_CASE("a quotation mark that is never closed is told with all it swallowed")
    {
        CsvReader reader{"a,b\nc,\"d\ne,f\ng,h\n\n", ','};

        reader.next();
        const auto* const row = reader.next();

        REQUIRE(row != nullptr);
        CHECK(row->fault == CsvFault::unclosed_quote);
        CHECK(row->line == 2);
        CHECK(row->last_line == 4);
        CHECK(reader.next() == nullptr);
    }

    TEST_CASE("text behind a closing quotation mark spoils its row and no other")
    {
        CsvReader reader{"\"a\"b,c\nd,e\n", ','};

        const auto* const spoilt = reader.next();
        REQUIRE(spoilt != nullptr);
        CHECK(spoilt->fault == CsvFault::text_behind_quote);
        CHECK(spoilt->columns == 2);

        const auto* const next = reader.next();
        REQUIRE(next != nullptr);
        CHECK(next->fault == CsvFault::none);
        CHECK(next->line == 2);
    }

    TEST_CASE("columns beyond the bound are counted and not kept")
    {
        const std::string text(100'000, ',');
        const auto with_text = text + "\"x\"\"y\"\nb\n";
        CsvReader reader{with_text, ','};

        const auto* const row = reader.next();
        REQUIRE(row != nullptr);
        CHECK(row->columns == 100'001);
        CHECK(row->fields.size() == max_csv_columns);

        const auto* const next = reader.next();
        REQUIRE(next != nullptr);
        CHECK(next->columns == 1);
    }
}

}  // namespace advisory::parsers
