#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace advisory::daemon {

/// Tells systemd our state, as in "READY=1" or "STOPPING=1" (sd_notify(3)). Does nothing when
/// we were not started by it.
void notify_service_manager(std::string_view state);

/// How often systemd must hear "WATCHDOG=1": half of the time after which it would end us.
/// Nothing when it does not watch.
std::optional<std::chrono::microseconds> watchdog_interval();

}  // namespace advisory::daemon
