#include "versions/vers.hpp"

#include "tests/support/printers.hpp"

namespace advisory::versions {

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

struct Row {
    std::vector<Interval> intervals;
    std::string_view vers;
};

}  // namespace

TEST_SUITE("vers")
{
    TEST_CASE("intervals are written in the order of their versions and read back")
    {
        const Row rows[] = {
            {{{including("2"), excluding("2.15.0")}}, "vers:generic/>=2|<2.15.0"},
            {{{excluding("1.0"), including("1.1")}}, "vers:generic/>1.0|<=1.1"},
            {{{std::nullopt, including("7.7")}}, "vers:generic/<=7.7"},
            {{{including("7.7"), std::nullopt}}, "vers:generic/>=7.7"},
            {{single("1.2.3")}, "vers:generic/1.2.3"},
            {{single("23H2"), single("24H2"), single("26H1")}, "vers:generic/23H2|24H2|26H1"},
            {{{std::nullopt, excluding("1")}, {including("2"), std::nullopt}},
             "vers:generic/<1|>=2"},
            {{single("1.00(AADZ.3)C0")}, "vers:generic/1.00(AADZ.3)C0"},
            {{single("5.8 (Build 1|5)")}, "vers:generic/5.8%20(Build%201%7C5)"},
            {{single("=1%")}, "vers:generic/%3D1%25"},
        };
        for (const auto& row : rows) {
            CAPTURE(row.vers);
            CHECK(format_vers(row.intervals, PhraseStatus::parsed) == row.vers);

            const auto read = read_vers(row.vers);
            REQUIRE(read.has_value());
            CHECK(*read == row.intervals);
        }
    }

    TEST_CASE("unsorted intervals are sorted and repeated ones written once")
    {
        const std::vector<Interval> listed{single("26H1"), single("23H2"), single("26H1")};
        const std::vector<Interval> branches{{including("6.1"), including("6.9")},
                                             {including("5.1"), including("5.4")}};

        CHECK(format_vers(listed, PhraseStatus::parsed) == "vers:generic/23H2|26H1");
        CHECK(format_vers(branches, PhraseStatus::parsed) ==
              "vers:generic/>=5.1|<=5.4|>=6.1|<=6.9");
    }

    TEST_CASE("versions without an order stay in the order given")
    {
        const std::vector<Interval> listed{single("N"), single("2.4b"), single("2.4")};

        CHECK(format_vers(listed, PhraseStatus::parsed) == "vers:generic/N|2.4b|2.4");
    }

    TEST_CASE("an open end is never paired with the wrong partner")
    {
        const std::vector<Interval> crossed{{including("2"), std::nullopt},
                                            {std::nullopt, excluding("4")}};

        const auto vers = format_vers(crossed, PhraseStatus::parsed);
        const auto read = read_vers(vers);

        CHECK(vers == "vers:generic/<4|>=2");
        REQUIRE(read.has_value());
        CHECK(read->size() == 2);
    }

    TEST_CASE("all versions are a star and no intervals are nothing")
    {
        CHECK(format_vers({}, PhraseStatus::all) == "vers:generic/*");
        CHECK(format_vers({}, PhraseStatus::none).empty());

        CHECK(read_vers("vers:generic/*") == std::vector<Interval>{});
        CHECK(read_vers("") == std::vector<Interval>{});
    }

    TEST_CASE("what format_vers does not write is not read")
    {
        for (const auto* text : {"1.0",
                                 "vers:",
                                 "vers:generic/",
                                 "vers:deb/1.0",
                                 "vers:generic/1||2",
                                 "vers:generic/>=",
                                 "vers:generic/1%2",
                                 "vers:generic/1%zz",
                                 "vers:generic/1|"}) {
            CAPTURE(text);
            CHECK_FALSE(read_vers(text).has_value());
        }
    }
}

}  // namespace advisory::versions
