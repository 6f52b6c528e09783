#pragma once

#include <cstdint>

namespace advisory::test {

/// What TestClock writes and the library in the program reads, through a file that both map.
struct ClockState {
    std::int64_t speed = 1;
    std::int64_t begin_steady = 0;  ///< Nanoseconds of CLOCK_MONOTONIC; from here the speed counts.
    std::int64_t begin_day = 0;     ///< Nanoseconds since 1970 that CLOCK_REALTIME shows then.
    std::int64_t jump = 0;  ///< Nanoseconds that were put on the time of day; changes any time.
};

/// Names the file, in the program's environment.
constexpr const char* clock_state_variable = "ADVISORY_TEST_CLOCK";

}  // namespace advisory::test
