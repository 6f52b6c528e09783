#include "tests/versions/pools.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace advisory::test {

namespace {

using versions::Scheme;

using Words = std::vector<std::string_view>;

/// What a scheme's versions are made of: one head, then up to `most_tails` tails.
struct Tokens {
    Words real;
    Words heads;
    Words tails;
    std::size_t most_tails = 3;
};

/// A linear congruential generator (Knuth's MMIX constants), the same on every machine.
class Dice {
public:
    std::size_t below(std::size_t bound)
    {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state_ >> 33U) % bound;
    }

    std::string_view one_of(const Words& words) { return words[below(words.size())]; }

private:
    std::uint64_t state_ = 20240830;
};

Tokens deb_tokens()
{
    return {
        .real = {"1.1.1n-0+deb11u5", "3.0.11-1~deb12u2", "2:8.2.3995-1ubuntu2.17", "1.2.3-4-5"},
        .heads = {"1", "0", "01", "2", "10", "1.0", "0:1", "1:0", "1.0-1", "1.0-0"},
        .tails =
            {"~", "~~", "+", ".", "-1", "-0", "a", "Z", "01", "9", "10", "~rc1", "+dfsg", ".0"},
    };
}

Tokens rpm_tokens()
{
    return {
        .real = {"32:9.11.36-3.el8_6.1", "9.11.36-3.el8", "4.18.0-477.10.1.el8_8", "2.02~beta2"},
        .heads = {"1", "0", "01", "2", "10", "1.0", "a", "0:1", "1:1", "1.0-1", "1.0-1.el8"},
        .tails = {"~", "^", ".", "_", "+", "a", "Z", "01", "9", ".10", "~rc1", "^git2", ".el8"},
    };
}

Tokens maven_tokens()
{
    return {
        .real = {"2.17.1", "2.0-beta9", "5.3.0.RELEASE", "4.2.0.Final-redhat-1", "31.1-jre"},
        .heads = {"1", "1.0", "01", "2", "10", "1.1", "1-1", "1.0.1"},
        .tails = {"-alpha", "-beta1", "-rc",  "-SNAPSHOT", ".ga", "-sp", "-sp-1",
                  "-foo",   ".foo",   "-1",   ".1",        ".0",  "-0",  "a1",
                  "b2",     "m3",     "-cr2", ".Final",    "_1",  "-10"},
    };
}

Tokens pypi_tokens()
{
    return {
        .real = {"2.31.0", "4.0rc1", "1.0.post456.dev34", "2!1.0", "1.0+ubuntu.1"},
        .heads = {"1", "1.0", "1.0.0", "01", "2", "1.10", "1!0", "0!1", "v1"},
        .tails = {"a1",
                  "a",
                  "b2",
                  "rc1",
                  ".RC2",
                  "c1",
                  "-preview",
                  ".post1",
                  "-1",
                  ".dev0",
                  ".dev1",
                  "+abc",
                  "+1",
                  "+1.a",
                  ".0",
                  "r3",
                  ".1"},
    };
}

Tokens semver_tokens()
{
    return {
        .real = {"1.0.0-alpha.beta", "1.0.0-rc.11", "1.0.0+20130313144700", "12.34.56", "v1.2.3"},
        .heads = {"1.0.0", "1.0.1", "1.10.0", "0.0.0", "10.0.0", "1.0.0-1", "1.0.0-a", "1.0.0-A"},
        .tails = {"-alpha",
                  "-0",
                  "-rc",
                  ".1",
                  ".0",
                  ".9",
                  ".10",
                  ".b",
                  ".a-b",
                  "--",
                  "+x",
                  "+1.2",
                  "-1a"},
    };
}

Tokens openssl_tokens()
{
    return {
        .real = {"0.9.8zh", "1.0.2k-fips", "1.0.2u", "1.1.1w", "1.1.1-pre9", "3.0.0-alpha17"},
        .heads = {"1.0.2", "1.0.2", "1.1.1", "1.1", "0.9.8", "3.0.0", "3.0.1", "3.1", "1.0.10"},
        .tails = {"a",
                  "k",
                  "z",
                  "za",
                  "zb",
                  "-beta1",
                  "-beta10",
                  "-alpha2",
                  "-pre3",
                  "-dev",
                  "-fips",
                  "_hospital",
                  "-beta1-dev",
                  "-FIPS"},
        .most_tails = 2,
    };
}

Tokens apk_tokens()
{
    return {
        .real = {"1.36.1-r19", "3.1.4_git20230901-r0", "2.5.1a-r1", "0.1.0_alpha_pre2"},
        .heads = {"1", "1.0", "01", "1.1", "1.01", "1.10", "2", "1.0.0", "1.a"},
        .tails = {"a",
                  "b",
                  "_alpha",
                  "_beta2",
                  "_pre",
                  "_rc1",
                  "_p",
                  "_p1",
                  "_git3",
                  "_cvs",
                  "~ab12",
                  "~ff",
                  "-r0",
                  "-r1",
                  "-r10",
                  ".1",
                  ".09"},
    };
}

Tokens generic_tokens()
{
    return {
        .real = {"V6R4",
                 "2023.3_Build_9342",
                 "2023.3",
                 "012U000061",
                 "B.02",
                 "8/30/2024",
                 "5/8/2024",
                 "20240830",
                 "15.2(7)M1",
                 "1.00(AADZ.3)C0",
                 "1.0b1",
                 "1.0B1",
                 "V1.0.0B1",
                 "22H2",
                 "1809",
                 "1.0 第2版"},
        .heads = {"1",
                  "1.0",
                  "1.00",
                  "1.05",
                  "1.5",
                  "1.5.0",
                  "2.4",
                  "v1",
                  "R1",
                  "Ver. 1.0",
                  "１．５",
                  "バージョン1.0",
                  "Build 5",
                  "1:0",
                  "2",
                  "10"},
        .tails = {" SP1", " SP2",   "a",    "b",          "B",         "za",    "a1",  "b1",
                  "B1",   "-rc",    "-rc1", "-beta",      " β2",       "-dev",  "-M1", ".0",
                  ".1",   ".01",    " R2",  " Build 5",   "-5",        "-fips", "_x",  "-h1",
                  "+x",   "-final", ".x",   "_hospitalA", " Update 3", "U3"},
        .most_tails = 2,
    };
}

Tokens tokens_of(Scheme scheme)
{
    switch (scheme) {
        case Scheme::generic:
            return generic_tokens();
        case Scheme::semver:
        case Scheme::npm:
            return semver_tokens();
        case Scheme::deb:
            return deb_tokens();
        case Scheme::rpm:
            return rpm_tokens();
        case Scheme::maven:
            return maven_tokens();
        case Scheme::pypi:
            return pypi_tokens();
        case Scheme::openssl:
            return openssl_tokens();
        case Scheme::apk:
            return apk_tokens();
    }
    return {};
}

}  // namespace

std::vector<std::string> pool_of(Scheme scheme)
{
    constexpr std::size_t size = 120;
    const auto tokens = tokens_of(scheme);
    std::vector<std::string> pool{tokens.real.begin(), tokens.real.end()};

    Dice dice;
    while (pool.size() < size) {
        std::string version{dice.one_of(tokens.heads)};
        for (auto count = dice.below(tokens.most_tails + 1); count > 0; --count)
            version += dice.one_of(tokens.tails);
        if (std::ranges::find(pool, version) == pool.end())
            pool.push_back(std::move(version));
    }
    return pool;
}

}  // namespace advisory::test
