#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "tests/faults/simulated_day.hpp"

namespace advisory::test {

/// A fault that begins and, unless it is over at once, ends.
struct DayFault {
    std::string name;

    /// Begins it at a mailbox. Answers false when that would lose a mail that nobody has read.
    std::function<bool(SimulatedDay& day, std::size_t mailbox)> begin;

    /// Ends it; none: it is over at once.
    std::function<void(SimulatedDay& day, std::size_t mailbox)> end;

    /// The daemon ends of it, and what its process has gathered ends with it.
    bool ends_process = false;
};

std::vector<DayFault> day_faults();

}  // namespace advisory::test
