#include <fmt/format.h>

#include "core/vocabulary.hpp"
#include "parsers/phrases/phrase.hpp"
#include "tests/parsers/phrases/tables.hpp"
#include "tests/support/printers.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers {

namespace {

std::string text_of(const std::vector<Qualifier>& qualifiers)
{
    std::string text;
    for (const auto& qualifier : qualifiers)
        text += fmt::format("{}{} {}", text.empty() ? "" : ";", qualifier.kind, qualifier.value);
    return text;
}

void check_table(std::string_view name, std::size_t fewest_rows)
{
    const auto rows = test::read_phrase_table(name);
    REQUIRE(rows.size() >= fewest_rows);

    for (const auto& row : rows) {
        CAPTURE(row.phrase);
        const auto range = read_phrase(row.phrase);

        CHECK(range.product == row.product);
        CHECK(name_of(range.status) == row.status);
        CHECK(versions::format_vers(range.intervals, range.status) == row.vers);
        CHECK(range.phrase == row.phrase);
        if (!row.qualifiers.empty())
            CHECK(text_of(range.qualifiers) == row.qualifiers);
        if (!row.cves.empty())
            CHECK(fmt::format("{}", fmt::join(range.cves, ";")) == row.cves);
    }
}

}  // namespace

TEST_SUITE("phrase tables")
{
    TEST_CASE("phrases of real notices are read as listed")
    {
        check_table("phrases/range-phrases.tsv", 56);
    }

    TEST_CASE("further phrases of the same grammar are read as listed")
    {
        check_table("phrases/more-phrases.tsv", 150);
    }

    TEST_CASE("operators are read in every spelling")
    {
        check_table("phrases/operators.tsv", 140);
    }

    TEST_CASE("labels and counting words are read in every spelling")
    {
        check_table("phrases/labels.tsv", 110);
    }

    TEST_CASE("branches, unions and exceptions are read as listed")
    {
        check_table("phrases/branches.tsv", 140);
    }

    TEST_CASE("scopes, conditions, serial numbers and dates are read as listed")
    {
        check_table("phrases/qualifiers.tsv", 90);
    }

    TEST_CASE("wraps, blanks, marks, all versions and no version are read as listed")
    {
        check_table("phrases/typography.tsv", 120);
    }

    TEST_CASE("versions, digits and slashes in names stay there")
    {
        check_table("phrases/models.tsv", 40);
    }
}

}  // namespace advisory::parsers
