#include "daemon/service_manager.hpp"

#include <cstdint>
#include <string>

#include <systemd/sd-daemon.h>

#include "daemon/log.hpp"

namespace advisory::daemon {

void notify_service_manager(std::string_view state)
{
    const std::string text{state};
    if (::sd_notify(/*unset_environment=*/0, text.c_str()) < 0)
        log(Level::warning, "systemd.unreachable", {{"state", state}});
}

std::optional<std::chrono::microseconds> watchdog_interval()
{
    std::uint64_t limit = 0;
    if (::sd_watchdog_enabled(/*unset_environment=*/0, &limit) <= 0)
        return std::nullopt;
    return std::chrono::microseconds{limit / 2};
}

}  // namespace advisory::daemon
