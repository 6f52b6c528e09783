#include "core/vocabulary.hpp"
#include "parsers/phrases/phrase.hpp"
#include "tests/parsers/phrases/tables.hpp"
#include "tests/support/printers.hpp"
#include "versions/vers.hpp"

namespace advisory::parsers {

namespace {

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

    TEST_CASE("blanks at the ends and a closing full stop change nothing")
    {
        for (const auto& row : test::read_phrase_table("phrases/more-phrases.tsv")) {
            if (row.status != "parsed" && row.status != "all")
                continue;

            CAPTURE(row.phrase);
            const auto range = read_phrase("  " + row.phrase + " 。 ");
            CHECK(range.product == row.product);
            CHECK(versions::format_vers(range.intervals, range.status) == row.vers);
        }
    }

    TEST_CASE("words that no rule knows never leave a phrase parsed")
    {
        for (const auto& row : test::read_phrase_table("phrases/more-phrases.tsv")) {
            if (row.status != "parsed" && row.status != "all")
                continue;

            CAPTURE(row.phrase);
            const auto range = read_phrase(row.phrase + " ごにょごにょ");
            CHECK(range.status != PhraseStatus::parsed);
            CHECK(range.status != PhraseStatus::all);
        }
    }
}

}  // namespace advisory::parsers
