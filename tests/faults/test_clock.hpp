#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "tests/support/clock/clock_state.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// A clock for programs that a test starts: it may run faster than the machine's, show another
/// day, and jump. All programs that are started with its environment agree, also later ones.
class TestClock {
public:
    /// All clocks and timers run `speed` times as fast, the time of day from `begin`, or now.
    explicit TestClock(int speed, std::optional<std::chrono::sys_seconds> begin = {});
    ~TestClock();
    TestClock(const TestClock&) = delete;
    TestClock& operator=(const TestClock&) = delete;

    /// For the program's environment.
    [[nodiscard]] std::vector<std::string> environment() const;

    /// Sets the time of day on by so much, or back; timers run on, as when somebody sets a
    /// machine's clock.
    void jump(std::chrono::seconds by);

    /// The time of day that the programs see.
    [[nodiscard]] std::chrono::sys_seconds now() const;

    /// What the programs take for so long.
    [[nodiscard]] std::chrono::nanoseconds really(std::chrono::nanoseconds length) const;

private:
    TemporaryFolder folder_;
    std::filesystem::path path_;
    ClockState* state_ = nullptr;
};

}  // namespace advisory::test
