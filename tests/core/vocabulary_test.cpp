#include "core/vocabulary.hpp"

#include "tests/support/printers.hpp"

namespace advisory {

TEST_SUITE("vocabulary")
{
    TEST_CASE("every word leads back to its enumerator")
    {
        for (const auto verdict : {Verdict::not_affected, Verdict::review, Verdict::affected})
            CHECK(verdict_named(name_of(verdict)) == verdict);
        for (const auto source : {Source::jpcert, Source::ipa, Source::jvn, Source::other})
            CHECK(source_named(name_of(source)) == source);

        CHECK(reason_named("RANGE_IN") == Reason::range_in);
        CHECK(kind_named("unknown") == Kind::unknown);
        CHECK(phrase_status_named("all") == PhraseStatus::all);
    }

    TEST_CASE("a word outside the vocabulary names nothing")
    {
        CHECK_FALSE(verdict_named("AFFECTED"));
        CHECK_FALSE(reason_named(""));
    }

    TEST_CASE("severity follows the highest score")
    {
        const auto score = [](double value) { return Cvss{"3.1", "", value}; };

        CHECK(severity_of({}) == "unknown");
        CHECK(severity_of(std::vector{score(3.9)}) == "low");
        CHECK(severity_of(std::vector{score(4.0)}) == "medium");
        CHECK(severity_of(std::vector{score(7.0)}) == "high");
        CHECK(severity_of(std::vector{score(9.8), score(5.0)}) == "critical");
    }

    TEST_CASE("the graver of two severity words wins, and a strange word gives way")
    {
        CHECK(graver_severity("low", "high") == "high");
        CHECK(graver_severity("critical", "medium") == "critical");
        CHECK(graver_severity("unknown", "low") == "low");
        CHECK(graver_severity("", "unknown") == "unknown");
        CHECK(graver_severity("緊急", "") == "unknown");
    }

    TEST_CASE("severity follows a vector where it says more than the stated score")
    {
        const auto* const remote = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

        CHECK(severity_of(std::vector{Cvss{"3.1", remote, std::nullopt}}) == "critical");
        CHECK(severity_of(std::vector{Cvss{"3.1", remote, 3.0}}) == "critical");
        CHECK(severity_of(std::vector{Cvss{"2.0", "AV:N/AC:M/Au:N/C:N/I:P/A:N", 10.0}}) ==
              "critical");
        CHECK(severity_of(std::vector{Cvss{"3.1", "CVSS:3.1/AV:N", std::nullopt}}) == "unknown");
    }
}

}  // namespace advisory
