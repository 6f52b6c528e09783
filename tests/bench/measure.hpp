#pragma once

#include <chrono>
#include <functional>

namespace advisory::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// What the processor spent on `run` in this thread: other work on the machine does not count.
Milliseconds time_of(const std::function<void()>& run);

/// The least of `rounds` times.
Milliseconds least_time_of(int rounds, const std::function<void()>& run);

}  // namespace advisory::bench
