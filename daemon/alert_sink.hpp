#pragma once

#include <expected>
#include <span>
#include <string_view>

#include "core/alert.hpp"
#include "core/result.hpp"

namespace advisory::daemon {

/// Where alerts go. An edge of the process: tests put a fake here.
class AlertSink {
public:
    virtual ~AlertSink() = default;

    /// Under which deliveries are recorded; never changes.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Delivers all of the alerts, in order. On success they have reached a place that
    /// survives a crash of this process. On failure none of them counts as delivered.
    virtual Result<void> deliver(std::span<const Alert> alerts) = 0;

    /// Opens files anew: logrotate has renamed them.
    virtual void reopen() {}
};

}  // namespace advisory::daemon
