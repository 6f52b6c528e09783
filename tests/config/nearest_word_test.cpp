#include "config/nearest_word.hpp"

#include <vector>

#include "tests/support/printers.hpp"

namespace advisory::config {

TEST_SUITE("nearest word")
{
    TEST_CASE("the word with the fewest changes is suggested")
    {
        const std::vector<std::string> words{"path", "password_file", "password_command", "idle"};

        CHECK(nearest_word("paht", words) == "path");
        CHECK(nearest_word("pasword_file", words) == "password_file");
        CHECK(nearest_word("password_cmd", words).value_or("") != "path");
        CHECK(nearest_word("idel", words) == "idle");
    }

    TEST_CASE("a word far from all is not explained by any")
    {
        const std::vector<std::string> words{"path", "idle"};

        for (const std::string mistyped : {"", "x", "interval", "pqrs"}) {
            CAPTURE(mistyped);
            CHECK_FALSE(nearest_word(mistyped, words));
        }
        CHECK_FALSE(nearest_word(std::string(100'000, 'a'), words));
    }
}

}  // namespace advisory::config
