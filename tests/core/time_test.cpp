#include "core/time.hpp"

#include "tests/support/printers.hpp"

namespace advisory {

TEST_SUITE("time")
{
    TEST_CASE("an instant is shown in Japan's time")
    {
        const Time when{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                        std::chrono::hours{20}};

        CHECK(format_rfc3339(when) == "2026-11-24T05:00:00+09:00");
        CHECK(format_minute(when) == "2026-11-24 05:00");
    }

    TEST_CASE("a date is midnight in Japan, and every written instant comes back")
    {
        for (const auto* text : {"2026-11-01", "2026-11-01T00:00:00+09:00", "2026-10-31T15:00Z"}) {
            CAPTURE(text);
            const auto when = read_time(text);

            REQUIRE(when);
            CHECK(format_rfc3339(*when) == "2026-11-01T00:00:00+09:00");
        }
    }

    TEST_CASE("what is no date is refused")
    {
        for (const auto* text : {"",
                                 "2026",
                                 "2026-13-01",
                                 "2026-02-30",
                                 "2026-11-01x",
                                 "7d",
                                 "2026-11-01T25:00",
                                 "2026-11-01T10",
                                 "2026-11-01T10:00+99:00"}) {
            CAPTURE(text);
            CHECK_FALSE(read_time(text));
        }
    }

    TEST_CASE("a duration has a count and a unit")
    {
        CHECK(read_duration("90s") == std::chrono::seconds{90});
        CHECK(read_duration("5m") == std::chrono::minutes{5});
        CHECK(read_duration("2h") == std::chrono::hours{2});
        CHECK(read_duration("7d") == std::chrono::days{7});
    }

    TEST_CASE("what is no duration is refused")
    {
        for (const auto* text :
             {"", "5", "m", "-1s", "1.5h", "5 m", "99999999999999999999s", "9999999d", "5w"}) {
            CAPTURE(text);
            CHECK_FALSE(read_duration(text));
        }
    }
}

}  // namespace advisory
