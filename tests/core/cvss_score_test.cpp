#include "core/cvss_score.hpp"

#include "tests/support/printers.hpp"

namespace advisory {

namespace {

struct Row {
    const char* vector;
    double score;
};

template <std::size_t size>
void check_scores(const Row (&rows)[size])
{
    for (const auto& [vector, score] : rows) {
        CAPTURE(vector);
        const auto computed = base_score(vector);

        REQUIRE(computed);
        CHECK(*computed == doctest::Approx(score));
    }
}

}  // namespace

TEST_SUITE("score of a CVSS vector")
{
    TEST_CASE("v2 vectors have the scores of the v2 guide, bare, in brackets or with a prefix")
    {
        check_scores({
            {"AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8},   // CVE-2002-0392
            {"AV:N/AC:L/Au:N/C:C/I:C/A:C", 10.0},  // CVE-2003-0818
            {"AV:L/AC:H/Au:N/C:C/I:C/A:C", 6.2},   // CVE-2003-0062
            {"AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C", 7.8},
            {"AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H", 7.8},
            {"AV:N/AC:M/Au:N/C:N/I:P/A:N", 4.3},
            {"(AV:N/AC:M/Au:N/C:N/I:P/A:N)", 4.3},
            {"CVSS:2.0/AV:N/AC:M/Au:N/C:N/I:P/A:N", 4.3},
            {"AV:N/AC:L/Au:N/C:P/I:P/A:P", 7.5},
            {"AV:N/AC:L/Au:N/C:P/I:N/A:N", 5.0},
            {"AV:N/AC:L/Au:N/C:N/I:N/A:P", 5.0},
            {"AV:N/AC:M/Au:N/C:P/I:P/A:P", 6.8},
            {"AV:N/AC:M/Au:N/C:C/I:C/A:C", 9.3},
            {"AV:N/AC:H/Au:N/C:P/I:P/A:P", 5.1},
            {"AV:N/AC:L/Au:S/C:P/I:P/A:P", 6.5},
            {"AV:N/AC:L/Au:S/C:C/I:C/A:C", 9.0},
            {"AV:N/AC:M/Au:S/C:N/I:P/A:N", 3.5},
            {"AV:N/AC:H/Au:N/C:P/I:N/A:N", 2.6},
            {"AV:N/AC:L/Au:M/C:C/I:C/A:C", 8.3},
            {"AV:A/AC:L/Au:N/C:P/I:P/A:P", 5.8},
            {"AV:A/AC:L/Au:N/C:C/I:C/A:C", 8.3},
            {"AV:L/AC:L/Au:N/C:C/I:C/A:C", 7.2},
            {"AV:L/AC:M/Au:N/C:C/I:C/A:C", 6.9},
            {"AV:L/AC:L/Au:N/C:P/I:P/A:P", 4.6},
            {"AV:L/AC:L/Au:N/C:P/I:N/A:N", 2.1},
            {"AV:L/AC:M/Au:N/C:P/I:N/A:N", 1.9},
            {"AV:L/AC:H/Au:M/C:N/I:N/A:N", 0.0},
        });
    }

    TEST_CASE("v3 vectors have the scores of the examples of FIRST")
    {
        check_scores({
            {"CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4},  // CVE-2013-0375
            {"CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1},  // CVE-2014-3566
            {"CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9},  // CVE-2012-1516
            {"CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2},  // CVE-2009-0783
            {"CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 8.8},  // CVE-2012-0384
            {"CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.8},  // CVE-2015-1098
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5},  // CVE-2014-0160
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8},  // CVE-2014-6271
            {"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", 6.8},  // CVE-2008-1447
            {"CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 6.8},  // CVE-2014-2005
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", 5.8},  // CVE-2010-0467
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:L/A:N", 5.8},  // CVE-2012-1342
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1},  // CVE-2013-1937
            {"CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", 9.3},  // CVE-2013-6014
            {"CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.5},  // CVE-2016-2118
            {"CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 8.8},  // CVE-2011-1265
            {"CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 7.6},  // CVE-2018-3652
            {"CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H", 8.2},  // CVE-2016-5729
            {"CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:N/I:H/A:H", 6.0},  // CVE-2015-2890
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0},
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/E:U/RL:O/RC:U", 10.0},
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/MAV:P/CR:L", 10.0},
            {"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0},
            {"CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N", 6.5},
            {"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", 7.5},
            {"CVSS:3.0/AV:L/AC:H/PR:H/UI:R/S:U/C:H/I:H/A:H", 6.3},  // CVE-2017-3291
            {"CVSS:3.0/AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:N/A:N", 4.7},  // CVE-2017-3313
            {"CVSS:3.0/S:C/C:L/I:L/A:N/AV:N/AC:L/PR:N/UI:R", 6.1},
            {"AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8},
        });
    }

    TEST_CASE("v4 vectors have the scores of the examples of FIRST")
    {
        check_scores({
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 10.0},
            {"CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.3},
            {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.7},
            {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U", 5.2},
            {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N", 8.3},
            {"CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N/CR:H/IR:L/AR:L", 8.1},
            {"CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N", 4.6},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", 5.1},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N", 6.9},
            {"CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:N/VI:N/VA:N/SC:H/SI:N/SA:N", 5.9},
            {"CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 9.3},
            {"CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:H/SA:N/S:P/V:D", 8.3},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", 8.7},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N/E:A", 0.0},
            {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:A", 7.3},
            {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P", 5.9},
            {"CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:U", 4.1},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N", 6.9},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 8.7},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 8.6},
            {"CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 8.7},
            {"CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 8.4},
            {"CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 8.5},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N", 8.7},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N", 5.3},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/MSI:S/MSA:S", 10.0},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Amber", 9.3},
            {"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:L/VA:N/SC:H/SI:H/SA:H", 8.6},  // a tie
        });
    }

    TEST_CASE("what is no vector of its version has no score")
    {
        for (const auto* vector : {
                 "",
                 "CVSS:3.1/",
                 "CVSS:3.1",
                 "CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                 "AV:N/AC:M/Au:N/C:N/I:P",                        // A is missing
                 "AV:N/AC:M/Au:N/C:N/I:P/A:X",                    // no such value
                 "AV:N/AC:M/Au:N/C:N/I:P/A:N/A:N",                // twice
                 "AV:N/AC:M/Au:N/C:N/I:P/A:",                     // no value
                 "AV:N/AC:M/Au:N/C:N/I:P/A:N P",                  // two values
                 "AV:N//AC:M/Au:N/C:N/I:P/A:N",                   // no metric
                 "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H",      // A is missing
                 "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/C:H/I:H/A:H",      // S is missing
                 "CVSS:3.1/AV:N/AC:M/PR:N/UI:N/S:U/C:H/I:H/A:H",  // M is of v2
                 "CVSS:3.1/AV:N/AC:L/PR:N/UI:P/S:U/C:H/I:H/A:H",  // P is of v4
                 "CVSS:3.0/AV:N/AC:L/Au:N/C:N/I:N/A:C",           // metrics of v2
                 "CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",  // metrics of v3
                 "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N",  // S only in
                                                                                     // MSI
                 "cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
             }) {
            CAPTURE(vector);
            CHECK_FALSE(base_score(vector));
        }
    }
}

}  // namespace advisory
