#include "tests/language/literals.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace advisory::test {

TEST_CASE("what a source says is found however it is written")
{
    constexpr std::string_view source = R"source(
// say("a comment")
const auto text = "say(\"a text\")";
const char mark = '"';
say("plain");
say("two "
    "pieces: {}", name);
mark(R"(raw "quotes")");
say( /* why */ "\"quoted\"\n");
essay("no call of ours");
say(variable);
)source";

    const auto found = said_literals(source);

    const std::vector<std::string> texts{
        "plain",
        "two pieces: {}",
        "raw \"quotes\"",
        "\"quoted\"\n",
        "",
    };
    REQUIRE(found.size() == texts.size());
    for (std::size_t at = 0; at < texts.size(); ++at)
        CHECK(found[at].text == texts[at]);
    CHECK(found[0].line == 5);
    CHECK_FALSE(found.back().is_literal);
}

TEST_CASE("the fields of a format are those that fmt would take")
{
    CHECK(fields_of("{} of {:04}") == std::vector<std::string>{"0", "1:04"});
    CHECK(fields_of("{1:04}, {0}, {0}") == std::vector<std::string>{"0", "1:04"});
    CHECK(fields_of("{{}} and nothing else").empty());
}

}  // namespace advisory::test
