#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace advisory {

/// Instants are UTC; they are shown in Japan's time.
using Time = std::chrono::sys_seconds;

/// Where the process gets its time from. Libraries are given one.
using Clock = std::function<Time()>;

/// RFC 3339 in Japan's time, as in "2026-11-23T21:30:00+09:00".
std::string format_rfc3339(Time when);

/// "2026-11-23 21:30" in Japan's time, for tables.
std::string format_minute(Time when);

/// Reads "2026-11-23" (midnight in Japan) or an RFC 3339 instant. Nothing when
/// the text is neither, or no such day exists.
std::optional<Time> read_time(std::string_view text);

/// Reads "90s", "5m", "2h", "7d". Nothing when the text is no duration.
std::optional<std::chrono::seconds> read_duration(std::string_view text);

}  // namespace advisory
