#include "cli/range_meanings.hpp"

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::cli {

TEST_SUITE("range meanings")
{
    TEST_CASE("an interval is told in words that say whether its ends belong to it")
    {
        const auto including = [](std::string version) { return Bound{std::move(version), true}; };
        const auto excluding = [](std::string version) { return Bound{std::move(version), false}; };
        struct Case {
            Interval interval;
            std::string words;
        };
        const std::vector<Case> cases{
            {{including("2"), excluding("3")}, "from 2, including it, to before 3"},
            {{including("2"), including("3")}, "from 2 to 3, including both"},
            {{excluding("2"), including("3")}, "after 2, to 3, including it"},
            {{excluding("2"), excluding("3")}, "after 2 and before 3"},
            {{including("2"), std::nullopt}, "2 and everything after it"},
            {{excluding("2"), std::nullopt}, "everything after 2"},
            {{std::nullopt, including("3")}, "everything up to 3, including it"},
            {{std::nullopt, excluding("3")}, "everything before 3"},
            {{including("2"), including("2")}, "2 alone"},
        };

        for (const auto& [interval, words] : cases)
            CHECK(words_for(interval) == words);
    }

    TEST_CASE("every flag of the grammar has a meaning")
    {
        for (const std::string_view flag : {"AMBIGUOUS_BOUND",
                                            "UP_TO",
                                            "AMBIGUOUS_BRANCH",
                                            "AMBIGUOUS_HYPHEN",
                                            "AMBIGUOUS_LIST",
                                            "EMPTY_RANGE",
                                            "MIXED_SCOPE",
                                            "OPEN_CVE_LIST",
                                            "NOT_AFFECTED"}) {
            CAPTURE(flag);
            CHECK_FALSE(meaning_of_flag(flag).empty());
        }
        CHECK(meaning_of_flag("NEW_FLAG").empty());
    }

    TEST_CASE("a condition is told with its value, whatever letters it has")
    {
        CHECK(words_for(Qualifier{"platform", "100%"}) == "only on the platform 100%");
        CHECK(words_for(Qualifier{"ship_date", "<=2023-03"}) ==
              "only if the date of shipping or making is <=2023-03");
        CHECK(words_for(Qualifier{"colour", "red"}) == "only if colour red");
    }
}

}  // namespace advisory::cli
