#include "cli/source_lines.hpp"

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

using Line = std::optional<std::size_t>;

}  // namespace

TEST_SUITE("source lines")
{
    TEST_CASE("a span has the line on which it begins")
    {
        const LineIndex lines{"one\ntwo\n\nfour"};

        CHECK(lines.line_of({.begin = 0, .end = 1}) == Line{1});
        CHECK(lines.line_of({.begin = 2, .end = 8}) == Line{1});
        CHECK(lines.line_of({.begin = 3, .end = 4}) == Line{1});
        CHECK(lines.line_of({.begin = 4, .end = 7}) == Line{2});
        CHECK(lines.line_of({.begin = 8, .end = 9}) == Line{3});
        CHECK(lines.line_of({.begin = 9, .end = 13}) == Line{4});
    }

    TEST_CASE("a span that is empty or outside the text has no line")
    {
        const LineIndex lines{"one\n"};

        CHECK(lines.line_of({}) == Line{});
        CHECK(lines.line_of({.begin = 2, .end = 2}) == Line{});
        CHECK(lines.line_of({.begin = 3, .end = 2}) == Line{});
        CHECK(lines.line_of({.begin = 2, .end = 5}) == Line{});
        CHECK(LineIndex{""}.line_of({.begin = 0, .end = 1}) == Line{});
    }

    TEST_CASE("a value is looked up by field and value, and by the field when there is one place")
    {
        const LineIndex lines{"a\nb\nc\n"};
        const std::vector<Place> facts{
            {.field = "cves", .value = "CVE-1", .span = {.begin = 0, .end = 1}},
            {.field = "cves", .value = "CVE-2", .span = {.begin = 2, .end = 3}},
            {.field = "title", .value = "Ｔ", .span = {.begin = 4, .end = 5}},
        };
        const PlaceIndex places{facts, lines};

        CHECK(places.line_of("cves", "CVE-2") == Line{2});
        CHECK(places.line_of("cves", "CVE-3") == Line{});
        CHECK(places.line_of("title", "T") == Line{3});
        CHECK(places.line_of("url", "T") == Line{});
    }
}

}  // namespace advisory::cli
