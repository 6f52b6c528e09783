// Loaded before a program (LD_PRELOAD), gives it the clocks of TestClock. libfaketime cannot: it
// takes the timer of 1 ns that Asio sets for "at once" (TFD_TIMER_ABSTIME) for one in fifty years.
//
// Nothing here may allocate or call what a sanitizer intercepts: it is called before they begin.

#include <cerrno>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "tests/support/clock/clock_state.hpp"

namespace {

using advisory::test::ClockState;

constexpr std::int64_t second = 1'000'000'000;

const ClockState* state = nullptr;

[[gnu::constructor]] void map_state()
{
    const auto* const path = std::getenv(advisory::test::clock_state_variable);
    if (path == nullptr)
        return;
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        std::abort();
    auto* const mapped = ::mmap(nullptr, sizeof(ClockState), PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED)
        std::abort();
    state = static_cast<const ClockState*>(mapped);
}

std::int64_t to_nanoseconds(const timespec& time)
{
    return time.tv_sec * second + time.tv_nsec;
}

timespec to_timespec(std::int64_t nanoseconds)
{
    return {.tv_sec = nanoseconds / second, .tv_nsec = nanoseconds % second};
}

int real_time(clockid_t clock, timespec* time)
{
    return static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
}

int time_of(clockid_t clock, timespec* time)
{
    const bool is_day = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    const bool is_steady = clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_RAW ||
                           clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_BOOTTIME;
    if (state == nullptr || (!is_day && !is_steady))
        return real_time(clock, time);

    timespec steady{};
    real_time(CLOCK_MONOTONIC, &steady);
    const auto run = (to_nanoseconds(steady) - state->begin_steady) * state->speed;
    *time = to_timespec(is_steady ? state->begin_steady + run
                                  : state->begin_day + run +
                                        __atomic_load_n(&state->jump, __ATOMIC_RELAXED));
    return 0;
}

timespec shortened(const timespec& wait)
{
    if (state == nullptr)
        return wait;
    const auto whole = to_nanoseconds(wait);
    const auto short_wait = whole / state->speed;
    return to_timespec(whole > 0 && short_wait == 0 ? 1 : short_wait);
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    return time_of(clock, time);
}

int gettimeofday(timeval* time, void* /*zone*/) noexcept
{
    timespec now{};
    time_of(CLOCK_REALTIME, &now);
    *time = {.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t* time) noexcept
{
    timespec now{};
    time_of(CLOCK_REALTIME, &now);
    if (time != nullptr)
        *time = now.tv_sec;
    return now.tv_sec;
}

int timerfd_settime(int timer, int flags, const itimerspec* wanted, itimerspec* before) noexcept
{
    itimerspec timing = *wanted;
    if ((flags & TFD_TIMER_ABSTIME) == 0)
        timing = {.it_interval = shortened(wanted->it_interval),
                  .it_value = shortened(wanted->it_value)};
    return static_cast<int>(::syscall(SYS_timerfd_settime, timer, flags, &timing, before));
}

int nanosleep(const timespec* wanted, timespec* left)
{
    const auto wait = shortened(*wanted);
    return static_cast<int>(::syscall(SYS_nanosleep, &wait, left));
}

int clock_nanosleep(clockid_t clock, int flags, const timespec* wanted, timespec* left)
{
    const auto wait = (flags & TIMER_ABSTIME) == 0 ? shortened(*wanted) : *wanted;
    return ::syscall(SYS_clock_nanosleep, clock, flags, &wait, left) == 0 ? 0 : errno;
}

int usleep(useconds_t microseconds)
{
    const auto wait = to_timespec(static_cast<std::int64_t>(microseconds) * 1000);
    return nanosleep(&wait, nullptr);
}

}  // extern "C"
