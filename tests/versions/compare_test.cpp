#include "versions/compare.hpp"

#include <string>

#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("compare")
{
    TEST_CASE("the reason is a sentence for a person")
    {
        CHECK(compare(Scheme::generic, "2.14.1", "2.15.0").why ==
              "2.14.1 is before 2.15.0: 14 < 15 in the second number");
        CHECK(compare(Scheme::semver, "3.0.0", "3.0.0-rc.1").why ==
              "3.0.0 is after 3.0.0-rc.1: a pre-release precedes its release");
        CHECK(compare(Scheme::generic, "8.1", "8.1.0").why == "8.1 is the same version as 8.1.0");
        CHECK(compare(Scheme::generic, "2.4", "2.4b").why ==
              "2.4 and 2.4b cannot be ordered: b stands on one side only");
        CHECK(compare(Scheme::semver, "1.0", "1.0.0").why ==
              "1.0 and 1.0.0 cannot be ordered: 1.0 is no semantic version");
    }

    TEST_CASE("nothing and too much are unordered in every scheme")
    {
        const std::string too_long(257, '1');
        for (const auto scheme : {Scheme::generic,
                                  Scheme::semver,
                                  Scheme::deb,
                                  Scheme::rpm,
                                  Scheme::maven,
                                  Scheme::pypi,
                                  Scheme::openssl,
                                  Scheme::npm,
                                  Scheme::apk}) {
            CAPTURE(name_of(scheme));
            CHECK(compare(scheme, "", "").order == Order::unordered);
            CHECK(compare(scheme, " ", "1.0.0").order == Order::unordered);
            CHECK(compare(scheme, too_long, too_long).order == Order::unordered);
            CHECK(compare(scheme, "\"\"", "バージョン").order == Order::unordered);
        }
    }

    TEST_CASE("no bytes make a comparator throw or read past the end")
    {
        const std::string pieces[] = {"1",  ".", "-",  "~", "^", ":", "_",    "+",
                                      "!",  "a", "rc", "r", "(", ")", "\xff", "\xe3\x83",
                                      "バ", " ", "x",  "0", "/", "z"};
        for (const auto& first : pieces)
            for (const auto& second : pieces)
                for (const auto& third : pieces) {
                    const auto text = std::string{first}.append(second).append(third);
                    for (const auto scheme : {Scheme::generic,
                                              Scheme::semver,
                                              Scheme::deb,
                                              Scheme::rpm,
                                              Scheme::maven,
                                              Scheme::pypi,
                                              Scheme::openssl,
                                              Scheme::apk})
                        CHECK_FALSE(compare(scheme, text, "1.0a-1").why.empty());
                }
    }

    TEST_CASE("a later point of a branch is within it, the branch itself is not")
    {
        for (const auto& [branch, version] : {test::VersionPair{"8.1", "8.1.1"},
                                              {"16", "v16.0.1302"},
                                              {"2", "2.15.0"},
                                              {"8.1", "8.1 SP1"},
                                              {"1.1.1", "1.1.1k"},
                                              {"9.8.x", "9.8.4"},
                                              {"v6 R4", "v6 R4 SP1"},
                                              {"Ver.2.1", "２．１．５"}}) {
            CAPTURE(branch);
            CAPTURE(version);
            CHECK(is_within_branch(branch, version));
            CHECK_FALSE(is_within_branch(version, branch));
        }
    }

    TEST_CASE("a neighbour, a pre-release and an unreadable text are not within a branch")
    {
        for (const auto& [branch, version] : {test::VersionPair{"8.1", "8.10"},
                                              {"8.1", "8.1"},
                                              {"8.1", "8.1.0"},
                                              {"8.1", "8.1-rc1"},
                                              {"8.1", "8"},
                                              {"1.0", "1.1"},
                                              {"1.05", "1.5.1"},
                                              {"N", "N1"},
                                              {"", "1"},
                                              {"1", ""},
                                              {"2024-08-30", "2024-08-30.1"}}) {
            CAPTURE(branch);
            CAPTURE(version);
            CHECK_FALSE(is_within_branch(branch, version));
        }
    }
}

}  // namespace advisory::versions
