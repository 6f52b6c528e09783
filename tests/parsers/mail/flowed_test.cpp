#include "parsers/mail/flowed.hpp"

#include <array>

#include "tests/support/printers.hpp"

namespace advisory::parsers::mime {

TEST_SUITE("flowed text")
{
    TEST_CASE("flowed lines are joined and fixed ones are not")
    {
        struct Row {
            std::string_view written;
            std::string_view read;
        };
        constexpr std::array rows{
            Row{"one \ntwo\nthree\n", "one two\nthree\n"},
            Row{"one \n\ntwo\n", "one \ntwo\n"},
            Row{" stuffed\n", "stuffed\n"},
            Row{" >not a quote\n", ">not a quote\n"},
            Row{"> a \n> b\n", "> a b\n"},
            Row{"> a \n>> b\n", "> a \n>> b\n"},
            Row{">> a \n>> b\nc\n", ">> a b\nc\n"},
            Row{"text \n-- \nname\n", "text \n-- \nname\n"},
            Row{"no end ", "no end "},
            Row{"", ""},
        };

        for (const auto& [written, read] : rows) {
            CAPTURE(written);
            CHECK(unflowed(written, TrailingBlank::kept) == read);
        }
    }

    TEST_CASE("with DelSp the blank that joined two lines goes")
    {
        CHECK(unflowed("脆弱 \n性\n", TrailingBlank::deleted) == "脆弱性\n");
        CHECK(unflowed("two  \nblanks\n", TrailingBlank::deleted) == "two blanks\n");
    }
}

}  // namespace advisory::parsers::mime
