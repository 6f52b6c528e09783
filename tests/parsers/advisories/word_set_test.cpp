#include "parsers/advisories/word_set.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers {

TEST_SUITE("word set")
{
    TEST_CASE("one walk finds what each search by itself would")
    {
        const WordSet words{"修正済", "修正済み", "対象と", "affected", "is "};
        constexpr auto none = std::string_view::npos;

        CHECK(words.first_in("本件の対象となる修正済み製品") == std::string_view{"本件の"}.size());
        CHECK(words.last_end_in("対象となる修正済みの版") ==
              std::string_view{"対象となる修正済み"}.size());
        CHECK(
            words.is_in("it is"
                        " affected"));
        CHECK(words.first_in("") == none);
        CHECK(words.first_in("af") == none);
        CHECK(words.first_in("Affected") == none);
        CHECK(words.last_end_in("対象外") == 0);
    }
}

}  // namespace advisory::parsers
