#include "matching/serial_numbers.hpp"

#include "tests/support/printers.hpp"

namespace advisory::matching {

namespace {

constexpr auto satisfied_for_serial_numbers = Holds::satisfied;
constexpr auto contradicted_for_serial_numbers = Holds::contradicted;
constexpr auto unknown_for_serial_numbers = Holds::unknown;

}  // namespace

TEST_SUITE("serial numbers")
{
    TEST_CASE("numbers of one form are in a range or outside of it")
    {
        struct Case {
            const char* serial;
            ValueRange range;
            Holds holds;
        };
        const Case cases[] = {
            {"A2000", {">=A1234", "<=A5678", {}}, satisfied_for_serial_numbers},
            {"A1234", {">=A1234", "<=A5678", {}}, satisfied_for_serial_numbers},
            {"A5678", {">=A1234", "<A5678", {}}, contradicted_for_serial_numbers},
            {"A5679", {">=A1234", "<=A5678", {}}, contradicted_for_serial_numbers},
            {"a2000", {">=A1234", "<=A5678", {}}, satisfied_for_serial_numbers},
            {"Ａ２０００", {">=A1234", "<=A5678", {}}, satisfied_for_serial_numbers},
            {"B2000", {">=A1234", "<=A5678", {}}, unknown_for_serial_numbers},
            {"A20000", {">=A1234", "<=A5678", {}}, unknown_for_serial_numbers},
            {"A2000-1", {">=A1234", "<=A5678", {}}, unknown_for_serial_numbers},
            {"24A00500", {">=24A00001", "<=24A01999", {}}, satisfied_for_serial_numbers},
            {"24A02000", {">=24A00001", "<=24A01999", {}}, contradicted_for_serial_numbers},
            {"SN10100", {">=SN10001", "<=10250", {}}, satisfied_for_serial_numbers},
            {"SN 10100", {">=SN10001", "<=10250", {}}, satisfied_for_serial_numbers},
            {"10251", {">=SN10001", "<=10250", {}}, contradicted_for_serial_numbers},
            {"12345677", {{}, "<=12345678", {}}, satisfied_for_serial_numbers},
            {"999", {{}, "<=12345678", {}}, unknown_for_serial_numbers},
            {"20000001", {">20000000", {}, {}}, satisfied_for_serial_numbers},
            {"10003", {{}, {}, "10003"}, satisfied_for_serial_numbers},
            {"10004", {{}, {}, "10003"}, contradicted_for_serial_numbers},
            {"PM-10003", {{}, {}, "10003"}, unknown_for_serial_numbers},
        };
        for (const auto& [serial, range, holds] : cases) {
            CAPTURE(serial);
            CHECK((is_serial_in(serial, range) == holds));
        }
    }

    TEST_CASE("the first characters of a number are held against those that are named")
    {
        struct Case {
            const char* serial;
            ValueRange range;
            Holds holds;
        };
        const Case cases[] = {
            {"24031007", {{}, "<=24031", {}}, satisfied_for_serial_numbers},
            {"24032007", {{}, "<=24031", {}}, contradicted_for_serial_numbers},
            {"2403", {{}, "<=24031", {}}, unknown_for_serial_numbers},
            {"A4031007", {{}, "<=24031", {}}, unknown_for_serial_numbers},
            {"23051", {">=2301", "<=2312", {}}, satisfied_for_serial_numbers},
            {"23131", {">=2301", "<=2312", {}}, contradicted_for_serial_numbers},
            {"2A0001", {{}, {}, "2A"}, satisfied_for_serial_numbers},
            {"2B0001", {{}, {}, "2A"}, contradicted_for_serial_numbers},
            {"2", {{}, {}, "2A"}, unknown_for_serial_numbers},
        };
        for (const auto& [serial, range, holds] : cases) {
            CAPTURE(serial);
            CHECK((is_prefix_in(serial, range) == holds));
        }
    }

    TEST_CASE("a lower and an upper bound side by side are one range")
    {
        const auto ranges = ranges_of({">=A1", "<=A9", "B5", ">=C1", "<=C9", "<=D9"});

        REQUIRE(ranges.size() == 4);
        CHECK(ranges[0].high == "<=A9");
        CHECK(ranges[1].exact == "B5");
        CHECK(ranges[2].low == ">=C1");
        CHECK(ranges[3].low.empty());
    }
}

}  // namespace advisory::matching
