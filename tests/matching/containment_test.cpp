#include "matching/containment.hpp"

#include <algorithm>

#include "tests/matching/sample.hpp"
#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

Inside inside(std::string_view phrase, std::string_view version)
{
    return contains(test::range(phrase), {.version = std::string{version}}).inside;
}

bool has_reason(const Containment& answer, Reason reason)
{
    return std::ranges::find(answer.reasons, reason) != answer.reasons.end();
}

}  // namespace

TEST_SUITE("containment")
{
    TEST_CASE("a version is inside, outside, or between neither")
    {
        CHECK(inside("X 2.13.0 から 2.15.0 より前", "2.14.1") == Inside::yes);
        CHECK(inside("X 2.13.0 から 2.15.0 より前", "2.15.0") == Inside::no);
        CHECK(inside("X 2.13.0 から 2.15.0 より前", "2.12.9") == Inside::no);
        CHECK(inside("X 1.05 およびそれ以前", "1.5") == Inside::unknown);
    }

    TEST_CASE("one end that excludes settles it, whatever the other")
    {
        AffectedRange range;
        range.status = PhraseStatus::parsed;
        range.intervals = {{Bound{"N", true}, Bound{"2.0", false}}};

        CHECK(contains(range, {.version = "3.0"}).inside == Inside::no);
        CHECK(contains(range, {.version = "1.0"}).inside == Inside::unknown);
    }

    TEST_CASE("a phrase that was not read whole leaves every version open")
    {
        AffectedRange partial;
        partial.status = PhraseStatus::partial;
        partial.intervals = {{std::nullopt, Bound{"2.0", false}}};
        AffectedRange missing;
        missing.status = PhraseStatus::none;

        const auto of_partial = contains(partial, {.version = "9.0"});
        const auto of_missing = contains(missing, {.version = "9.0"});

        CHECK(of_partial.inside == Inside::unknown);
        CHECK(has_reason(of_partial, Reason::range_unparsed));
        CHECK(of_missing.inside == Inside::unknown);
        CHECK(has_reason(of_missing, Reason::range_missing));
    }

    TEST_CASE("a missing version is open, except where every version is named")
    {
        CHECK(has_reason(contains(test::range("X 2.0 未満"), {}), Reason::version_missing));
        CHECK(inside("X 全バージョン", "") == Inside::yes);
    }

    TEST_CASE("a version that is itself a range is open, except where every version is named")
    {
        for (const char* const version :
             {"3.4.2〜3.4.4", "3.4.2 - 3.4.4", "3.4.2 or later", "3.4.2+", "3.4.6 or earlier"}) {
            CAPTURE(version);
            const auto of_range = contains(test::range("X 3.4.3 から 3.4.5 まで"), {version});
            CHECK(of_range.inside == Inside::unknown);
            CHECK(has_reason(of_range, Reason::version_unordered));
            CHECK(inside("X 3.4.2、3.4.4", version) == Inside::unknown);
            CHECK(inside("X 全バージョン", version) == Inside::yes);
        }
        CHECK(inside("Apex One 2019 ビルド 8422未満", "Build 8400 or later") == Inside::unknown);
    }

    TEST_CASE("a list of versions may name branches")
    {
        const auto list = test::range("NetBackup 7.7、8.0、8.1");

        CHECK(contains(list, {.version = "8.1.0"}).inside == Inside::yes);
        CHECK(has_reason(contains(list, {.version = "8.1.1"}), Reason::enum_branch));
        CHECK(has_reason(contains(list, {.version = "7.6"}), Reason::eol_not_listed));
        CHECK(contains(list, {.version = "8.2"}).inside == Inside::no);
    }

    TEST_CASE(
        "a condition that we cannot check keeps a version from being affected, not from being "
        "spared")
    {
        auto range = test::range("X 2.0 未満");
        range.qualifiers = {{"platform", "Windows"}};

        const auto below = contains(range, {.version = "1.0"});

        CHECK(below.inside == Inside::unknown);
        CHECK(has_reason(below, Reason::qual_unknown));
        CHECK_FALSE(below.questions.empty());
        CHECK(contains(range, {.version = "3.0"}).inside == Inside::no);
    }

    TEST_CASE("only the bound itself of an ambiguous wording is open")
    {
        const auto range = test::range("9.9系列 9.9.8-P3 より以前のバージョン");

        CHECK(contains(range, {.version = "9.9.8-P3"}).inside == Inside::unknown);
        CHECK(contains(range, {.version = "9.9.7"}).inside == Inside::yes);
        CHECK(contains(range, {.version = "9.10.0"}).inside == Inside::no);
    }

    TEST_CASE("of several phrases one is enough, and doubt outweighs a no")
    {
        Containment yes;
        yes.inside = Inside::yes;
        yes.comparisons = {"a"};
        Containment open;
        open.inside = Inside::unknown;
        open.reasons = {Reason::range_missing};
        open.comparisons = {"b"};
        Containment no;
        no.comparisons = {"c"};

        CHECK(any_of({no, yes, open}).inside == Inside::yes);
        CHECK(any_of({no, yes, open}).reasons.empty());
        CHECK(any_of({no, open}).inside == Inside::unknown);
        CHECK(any_of({no, no}).inside == Inside::no);
        CHECK(any_of({no, yes, open}).comparisons.size() == 3);
    }

    TEST_CASE("builds are compared with builds, wherever the inventory puts the word")
    {
        for (const char* const version : {"Build 8400", "2019 ビルド 8400", "8400"})
            CHECK(inside("Apex One 2019 ビルド 8422未満", version) == Inside::yes);
        CHECK(inside("Apex One 2019 ビルド 8422未満", "2019 Build 8422") == Inside::no);
    }

    TEST_CASE("a build behind a branch is not below the branch")
    {
        CHECK(inside("NetScaler ADC 13.1-49.15 より前の 13.1", "13.1-48.47") == Inside::yes);
        CHECK(inside("NetScaler ADC 13.1-49.15 より前の 13.1", "13.1-49.15") == Inside::no);
        CHECK(inside("NetScaler ADC 13.1-49.15 より前の 13.1", "13.0-92.21") == Inside::no);
    }

    TEST_CASE("a platform is met by a name that says it")
    {
        const auto range = test::range("Foo 1.0 以前（Windows 版、Linux 版）");

        const auto named = contains(range, {.version = "0.9", .names = {"Foo for Linux"}});
        const auto silent = contains(range, {.version = "0.9", .names = {"Foo"}});

        CHECK(named.inside == Inside::yes);
        CHECK(silent.inside == Inside::unknown);
        CHECK(has_reason(silent, Reason::qual_unknown));
    }

    TEST_CASE("what is older than a list that leaves the older ones open is open")
    {
        auto range = test::range("Foo 4.0 から 4.2.5 まで");
        range.flags.emplace_back("OLDER_OPEN");

        CHECK(contains(range, {.version = "3.9"}).inside == Inside::unknown);
        CHECK(contains(range, {.version = "4.3"}).inside == Inside::no);
    }
}

}  // namespace advisory::matching
