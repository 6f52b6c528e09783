#include "tests/support/printers.hpp"
#include "tests/versions/ordering.hpp"

namespace advisory::versions {

TEST_SUITE("generic")
{
    TEST_CASE("numbers count by their value")
    {
        test::check_pairs(Scheme::generic,
                          Order::less,
                          {
                              {"1.5.7", "1.5.62"},
                              {"2.14.1", "2.15.0"},
                              {"2", "2.0.1"},
                              {"8.1", "8.1.1"},
                              {"9.9", "10"},
                              {"1.0.99999999999999999999", "1.0.100000000000000000000"},
                              {"08", "16"},
                              {"9.9.8-P3", "9.9.9"},
                              {"2.4b", "2.5"},
                              {"23H2", "24H2"},
                          });
    }

    TEST_CASE("trailing zeros, case, labels, width and build metadata make no difference")
    {
        test::check_equal(Scheme::generic, {"8.1", "8.1.0", "8.1.0.0", "8.1.00"});
        test::check_equal(Scheme::generic,
                          {"2.0.0", "2.0.0+build5", "2.0.0.RELEASE", "2.0.0-final"});
        test::check_equal(Scheme::generic,
                          {"2.0",
                           "v2.0",
                           "V2.0",
                           "Ver.2.0",
                           "ver 2.0",
                           "Version 2.0",
                           "Ｖｅｒ．２．０",
                           "バージョン 2.0",
                           "ファームウェアバージョン 2.0",
                           "ファームウエア Ver. 2.0",
                           "firmware version 2.0",
                           "\"2.0\"",
                           "”2.0”",
                           "「2.0」",
                           "Rev.2.0",
                           "R2.0"});
        test::check_equal(Scheme::generic,
                          {"5.8 (Build 1575)", "5.8 Build 1575", "5.8 ビルド1575"});
        test::check_equal(Scheme::generic, {"6.5 SP1", "6.5 sp1", "6.5 Service Pack 1", "6.5SP1"});
    }

    TEST_CASE("a pre-release comes before its release")
    {
        test::check_ascending(Scheme::generic,
                              {"2.0-alpha1", "2.0-beta8", "2.0-beta9", "2.0-rc1", "2.0", "2.12.1"});
        test::check_ascending(Scheme::generic, {"9.12.0a1", "9.12.0b2", "9.12.0rc1", "9.12.1"});
        test::check_ascending(Scheme::generic, {"10.1.0-M1", "10.1.0-M12", "10.1.0-RC1", "10.1.0"});
        test::check_pairs(Scheme::generic,
                          Order::less,
                          {
                              {"3.0.0-SNAPSHOT", "3.0.0"},
                              {"3.0.0-dev", "3.0.0"},
                              {"1.0-rc", "1.0-rc1"},
                          });
    }

    TEST_CASE("a letter with a number may be a pre-release, a build or a patch")
    {
        test::check_pairs(Scheme::generic,
                          Order::unordered,
                          {{"9.12.0a1", "9.12.0"}, {"1.06b01", "1.06"}, {"1.06", "1.06B01"}});

        CHECK(is_within_branch("1.06", "1.06b01"));
        CHECK_FALSE(is_within_branch("1.06", "1.06-beta1"));
    }

    TEST_CASE("equal kinds of suffixes are ordered by their numbers")
    {
        test::check_ascending(Scheme::generic, {"V5 R12", "v6 R4", "v6 R10", "v7 R1"});
        test::check_ascending(Scheme::generic,
                              {"5.8 (Build 1571)", "5.8 Build 1575", "6.0 (Build 1284)"});
        test::check_ascending(Scheme::generic, {"6.5 SP1", "6.5 SP2", "6.6"});
        test::check_ascending(Scheme::generic, {"11.1.2-h1", "11.1.2-h3", "11.1.3"});
        test::check_ascending(Scheme::generic, {"1.00(AADZ.2)C0", "1.00(AADZ.3)C0"});
        test::check_ascending(Scheme::generic, {"15.2(4)M3", "15.2(4)M6", "15.2(7)M1"});
        test::check_ascending(Scheme::generic, {"1.8.0_192", "1.8.0_202", "11.0.1"});
    }

    TEST_CASE("letters are ordered among each other")
    {
        test::check_ascending(Scheme::generic, {"3.1.1a", "3.1.1c", "3.1.1z", "3.1.1za", "3.1.2"});
        test::check_pairs(Scheme::generic, Order::equal, {{"1.100E", "1.100e"}});
    }

    TEST_CASE("where a leading zero decides, both readings must agree")
    {
        test::check_pairs(Scheme::generic,
                          Order::unordered,
                          {{"1.05", "1.5"}, {"1.05", "1.4"}, {"1.010", "1.9"}, {"1.05", "1.050"}});
        test::check_ascending(Scheme::generic, {"1.04", "1.05", "1.10"});
        test::check_ascending(Scheme::generic, {"R5.01.00", "R5.04.20", "R6.01.00"});
    }

    TEST_CASE("what nobody declared has no order")
    {
        test::check_pairs(Scheme::generic,
                          Order::unordered,
                          {
                              {"2.4", "2.4b"},         {"1.1.1", "1.1.1w"},
                              {"6.5", "6.5 SP1"},      {"v6 R4", "v6 R4 SP1"},
                              {"6.5 SP1", "6.5 MR1"},  {"5.8", "5.8 Build 1575"},
                              {"11.1.2", "11.1.2-h3"}, {"9.9.8", "9.9.8-P3"},
                              {"v6 R4", "6.0.4"},      {"2023.3_Build_9342", "2023.3"},
                              {"N", "12.1"},           {"L81", "L82"},
                              {"B.02", "B.03"},        {"012U000061", "012U000062"},
                              {"1:2.3", "2.3"},        {"3.0.0-dev", "3.0.0-alpha"},
                              {"1.0-rc1", "1.0-5"},    {"1.0A1", "1.0"},
                              {"1.0 第2版", "1.0"},    {"1809", "22H2"},
                          });
    }

    TEST_CASE("a date is ordered only against a date")
    {
        test::check_equal(Scheme::generic, {"8/30/2024", "20240830", "2024-08-30", "2024/8/30"});
        test::check_ascending(Scheme::generic, {"12/31/2023", "2024-08-30", "20240901"});
        test::check_pairs(Scheme::generic,
                          Order::unordered,
                          {{"20240830", "1.2"}, {"8/30/2024", "12"}, {"20241399", "20240101"}});
    }

    TEST_CASE("a vendor's flavour is set aside and reported")
    {
        for (const auto* flavoured : {"1.0.2-fips", "1.0.2-custom", "1.0.2_hospitalA"}) {
            CAPTURE(flavoured);
            const auto comparison = compare(Scheme::generic, flavoured, "1.0.2");

            CHECK(comparison.order == Order::equal);
            CHECK(comparison.has_flavour);
        }
        CHECK(compare(Scheme::generic, "1.0.2k-fips", "1.0.2l").order == Order::less);
        CHECK_FALSE(compare(Scheme::generic, "1.0.2k", "1.0.2l").has_flavour);
    }

    TEST_CASE("a text is the same version as itself, readable or not")
    {
        test::check_equal(Scheme::generic, {"N", "n"});
        test::check_equal(Scheme::generic, {"1.0 第2版", "1.0 第2版"});
    }

    TEST_CASE("the laws of an order hold")
    {
        test::check_laws(
            Scheme::generic,
            {"1",        "1.0",       "1.0.1",      "1.00",      "1.01",        "1.1",
             "1.10",     "1.05",      "1.5",        "1.0a",      "1.0b",        "1.0z",
             "1.0za",    "1.0a1",     "1.0b1",      "1.0A1",     "1.0-rc",      "1.0-rc0",
             "1.0-rc1",  "1.0-rc1-2", "1.0-rc0-5",  "1.0-rc0-6", "1.0-beta",    "1.0-dev",
             "1.0-M1",   "1.0 SP1",   "1.0 SP1 R2", "1.0 R2",    "1.0 Build 5", "1.0-5",
             "1.0-fips", "1.0-h1",    "1.0+x",      "v1",        "N",           "L81",
             "20240830", "8/30/2024", "1:0",        "1.0.x",     "012U1",       "1.0-final"});
    }
}

}  // namespace advisory::versions
