#include "tests/ingest/match_cases.hpp"

#include "tests/support/printers.hpp"

namespace advisory::test {

namespace {

void check_table(std::string_view file, std::size_t least)
{
    const auto cases = read_match_cases(file);
    REQUIRE(cases.size() >= least);

    for (const auto& each : cases) {
        CAPTURE(each.name);
        CHECK(unmet(each, verdicts_of(each)) == "");
    }
}

}  // namespace

TEST_SUITE("match cases from end to end")
{
    TEST_CASE("every case of the matching rules comes out as listed when it arrives as a mail")
    {
        check_table("rules.tsv", 50);
    }

    TEST_CASE("cases that were decided by reading come out as they were decided")
    {
        check_table("blind.tsv", 90);
        check_table("held-out.tsv", 40);
        check_table("more.tsv", 20);
    }

    TEST_CASE("a notice that means some units only is held against the units on record")
    {
        check_table("installations.tsv", 14);
    }
}

}  // namespace advisory::test
