#include "tests/faults/test_clock.hpp"

#include <cerrno>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace advisory::test {

namespace {

using std::chrono::nanoseconds;

nanoseconds since_boot()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

ClockState* map(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    void* mapped = MAP_FAILED;
    if (file >= 0) {
        mapped = ::mmap(nullptr, sizeof(ClockState), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        ::close(file);
    }
    if (mapped == MAP_FAILED)
        throw std::system_error{errno, std::generic_category(), path.string()};
    return static_cast<ClockState*>(mapped);
}

}  // namespace

TestClock::TestClock(int speed, std::optional<std::chrono::sys_seconds> begin)
    : path_{folder_.write("clock", std::string(sizeof(ClockState), '\0'))}, state_{map(path_)}
{
    const nanoseconds today =
        begin ? nanoseconds{begin->time_since_epoch()}
              : nanoseconds{std::chrono::system_clock::now().time_since_epoch()};
    *state_ = {
        .speed = speed,
        .begin_steady = since_boot().count(),
        .begin_day = today.count(),
    };
}

TestClock::~TestClock()
{
    ::munmap(state_, sizeof(ClockState));
}

std::vector<std::string> TestClock::environment() const
{
    // AddressSanitizer wants to be loaded first of all, and need not be.
    return {
        "LD_PRELOAD=" ADVISORY_CLOCK_PRELOAD,
        fmt::format("{}={}", clock_state_variable, path_.string()),
        "ASAN_OPTIONS=verify_asan_link_order=0",
    };
}

void TestClock::jump(std::chrono::seconds by)
{
    __atomic_fetch_add(&state_->jump, nanoseconds{by}.count(), __ATOMIC_RELAXED);
}

std::chrono::sys_seconds TestClock::now() const
{
    const auto run = (since_boot().count() - state_->begin_steady) * state_->speed;
    const nanoseconds day{state_->begin_day + run + state_->jump};
    return std::chrono::sys_seconds{std::chrono::floor<std::chrono::seconds>(day)};
}

nanoseconds TestClock::really(nanoseconds length) const
{
    return length / state_->speed;
}

}  // namespace advisory::test
