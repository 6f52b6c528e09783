#include "tests/support/english_prose.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace advisory::test {

TEST_CASE("a line with four Latin words in a row is English prose")
{
    const auto* const text =
        "there is no match here\n"
        "照合 12 はありません\n"
        "  Apache Log4j-core 2.15.0 より前\n"
        "「there is no match here」を読めません\n"
        "`advisoryctl inventory watch list` で一覧できます\n"
        "使い方: advisoryctl inventory alias add\n"
        "警告: the text was cut\n"
        "警告: so the text was cut.\n";

    CHECK(english_lines_of(text) == std::vector<std::string>{
                                        "there is no match here",
                                        "警告: the text was cut",
                                        "警告: so the text was cut.",
                                    });
}

}  // namespace advisory::test
