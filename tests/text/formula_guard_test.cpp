#include "text/formula_guard.hpp"

#include <string>

#include "tests/support/printers.hpp"

namespace advisory::text {

TEST_SUITE("formula guard")
{
    TEST_CASE("what is guarded comes back as it was")
    {
        for (const std::string cell : {"=P-8",
                                       "-",
                                       "+81-3-1234-5678",
                                       "@home",
                                       " =1",
                                       "\u3000＝1",
                                       "'=P-8",
                                       "''-",
                                       "' +1"}) {
            CAPTURE(cell);
            REQUIRE(needs_formula_guard(cell));
            CHECK(without_formula_guard("'" + cell) == cell);
        }
    }

    TEST_CASE("what needs no guard has none")
    {
        for (const std::string cell : {"", "'", "''", "'quoted'", "P-8", "a=b", "'80s", "' x"}) {
            CAPTURE(cell);
            CHECK_FALSE(needs_formula_guard(cell));
            CHECK(without_formula_guard(cell) == cell);
        }
    }

    TEST_CASE("a formula that nobody guarded stays as it is")
    {
        for (const std::string cell : {"=P-8", "-", " =1", "－"})
            CHECK(without_formula_guard(cell) == cell);
    }
}

}  // namespace advisory::text
