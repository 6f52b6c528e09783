#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// Variables for a program whose clocks are libfaketime's.
///
/// `time` is what libfaketime(1) reads from FAKETIME: "+0 x30" runs all clocks and timers thirty
/// times as fast, "@2026-11-01 05:59:00" begins at that time of UTC.
std::vector<std::string> fake_clock(std::string_view time);

/// Variables for a program whose time of day is what the file says, in the words of FAKETIME,
/// whenever it looks. Its timers run as ever, as they do when somebody sets a machine's clock.
std::vector<std::string> settable_clock(const std::filesystem::path& file);

}  // namespace advisory::test
