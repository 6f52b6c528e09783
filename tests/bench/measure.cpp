#include "tests/bench/measure.hpp"

#include <algorithm>
#include <ctime>

namespace advisory::bench {

namespace {

Milliseconds thread_time()
{
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

}  // namespace

Milliseconds time_of(const std::function<void()>& run)
{
    const auto begin = thread_time();
    run();
    return thread_time() - begin;
}

Milliseconds least_time_of(int rounds, const std::function<void()>& run)
{
    auto least = time_of(run);
    for (int round = 1; round < rounds; ++round)
        least = std::min(least, time_of(run));
    return least;
}

}  // namespace advisory::bench
