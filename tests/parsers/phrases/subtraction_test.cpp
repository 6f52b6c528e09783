#include "parsers/phrases/subtraction.hpp"

#include "tests/support/printers.hpp"

namespace advisory::parsers::phrases {

namespace {

Bound including(std::string_view version)
{
    return {std::string{version}, true};
}

Bound excluding(std::string_view version)
{
    return {std::string{version}, false};
}

Interval single(std::string_view version)
{
    return {including(version), including(version)};
}

using Intervals = std::vector<Interval>;

}  // namespace

TEST_SUITE("subtraction")
{
    TEST_CASE("a version inside leaves the two sides")
    {
        const Interval whole{including("1.0"), excluding("2.0")};

        CHECK(
            subtract(whole, Intervals{single("1.5")}) ==
            Intervals{{including("1.0"), excluding("1.5")}, {excluding("1.5"), excluding("2.0")}});
    }

    TEST_CASE("an end that is taken away becomes exclusive")
    {
        const Interval whole{including("1.0"), including("2.0")};

        CHECK(subtract(whole, Intervals{single("2.0.0")}) ==
              Intervals{{including("1.0"), excluding("2.0.0")}});
        CHECK(subtract(whole, Intervals{{including("1.5"), std::nullopt}}) ==
              Intervals{{including("1.0"), excluding("1.5")}});
    }

    TEST_CASE("several exceptions are taken one after the other")
    {
        const Interval whole{std::nullopt, excluding("3")};

        CHECK(subtract(whole, Intervals{single("1"), single("2")}) ==
              Intervals{{std::nullopt, excluding("1")},
                        {excluding("1"), excluding("2")},
                        {excluding("2"), excluding("3")}});
    }

    TEST_CASE("everything may be taken from")
    {
        CHECK(subtract({}, Intervals{{including("3"), std::nullopt}}) ==
              Intervals{{std::nullopt, excluding("3")}});
    }

    TEST_CASE("an exception outside, or without an order, is not taken")
    {
        const Interval whole{including("1.0"), including("2.0")};

        CHECK_FALSE(subtract(whole, Intervals{single("3.0")}).has_value());
        CHECK_FALSE(subtract(whole, Intervals{single("N")}).has_value());
        CHECK_FALSE(subtract(whole, Intervals{single("1.0a")}).has_value());
    }

    TEST_CASE("without exceptions nothing changes")
    {
        CHECK(subtract(single("1"), {}) == Intervals{single("1")});
    }
}

}  // namespace advisory::parsers::phrases
