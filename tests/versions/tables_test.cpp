#include <cstddef>
#include <string>
#include <string_view>

#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

namespace {

/// What stands before the next tab; `line` keeps the rest.
std::string_view take_cell(std::string_view& line)
{
    const auto tab = line.find('\t');
    const auto cell = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    return cell;
}

char turned_for_tables(char sign)
{
    if (sign == '<')
        return '>';
    return sign == '>' ? '<' : sign;
}

/// Checks a row "A, relation, B, note" both ways round.
void check_row(Scheme scheme, std::string_view line)
{
    const auto left = take_cell(line);
    const auto relation = take_cell(line);
    const auto right = take_cell(line);
    const auto note = take_cell(line);
    CAPTURE(left);
    CAPTURE(right);
    CAPTURE(note);
    REQUIRE(relation.size() == 1);

    const auto forth = compare(scheme, left, right);
    const auto back = compare(scheme, right, left);

    CHECK(test::sign(forth.order) == relation.front());
    CHECK(test::sign(back.order) == turned_for_tables(relation.front()));
    CHECK_FALSE(forth.why.empty());
}

std::size_t check_table(Scheme scheme)
{
    const auto bytes = test::read_data("versions/" + std::string{name_of(scheme)} + ".tsv");

    std::size_t rows = 0;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.empty() || line.starts_with('#'))
            continue;
        check_row(scheme, line);
        ++rows;
    }
    return rows;
}

}  // namespace

TEST_SUITE("tables")
{
    TEST_CASE("every row that a scheme's own document settles comes out so")
    {
        CHECK(check_table(Scheme::deb) >= 200);
        CHECK(check_table(Scheme::rpm) >= 200);
        CHECK(check_table(Scheme::maven) >= 200);
        CHECK(check_table(Scheme::semver) >= 200);
        CHECK(check_table(Scheme::pypi) >= 200);
        CHECK(check_table(Scheme::openssl) >= 200);
        CHECK(check_table(Scheme::apk) >= 60);
        CHECK(check_table(Scheme::npm) >= 60);
        CHECK(check_table(Scheme::generic) >= 60);
    }
}

}  // namespace advisory::versions
