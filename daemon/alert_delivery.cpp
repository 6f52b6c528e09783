#include "daemon/alert_delivery.hpp"

#include <utility>

#include "daemon/log.hpp"

namespace advisory::daemon {

AlertDelivery::AlertDelivery(storage::Database& db, std::vector<AlertSink*> sinks, Clock clock)
    : db_{db}, outbox_{db}, sinks_{std::move(sinks)}, clock_{std::move(clock)}
{}

AlertDelivery::Drained AlertDelivery::drain()
{
    auto drained = Drained::all;
    for (auto* const sink : sinks_) {
        if (drain(*sink) == Drained::some_wait)
            drained = Drained::some_wait;
    }
    return drained;
}

AlertDelivery::Drained AlertDelivery::drain(AlertSink& sink)
{
    constexpr std::size_t batch = 100;
    for (;;) {
        const auto alerts = outbox_.pending(sink.name(), batch);
        if (alerts.empty())
            return Drained::all;

        // The lock first: what is delivered and cannot be confirmed is delivered again.
        auto drained = Drained::some_wait;
        const bool is_written = writer_.write(db_, [&] { drained = deliver(sink, alerts); });
        if (!is_written || drained == Drained::some_wait)
            return Drained::some_wait;
    }
}

AlertDelivery::Drained AlertDelivery::deliver(AlertSink& sink, const std::vector<Alert>& alerts)
{
    const auto delivered = sink.deliver(alerts);
    if (!delivered) {
        outbox_.record_failure(
            alerts.front().row,
            sink.name(),
            {.reason = delivered.error().message, .remedy = delivered.error().hint},
            clock_());
        log(Level::error,
            "sink.failed",
            {{"sink", sink.name()},
             {"error", delivered.error().message},
             {"remedy", delivered.error().hint}});
        return Drained::some_wait;
    }

    for (const auto& alert : alerts)
        outbox_.confirm(alert.row, sink.name(), clock_());
    return Drained::all;
}

void AlertDelivery::reopen()
{
    for (auto* const sink : sinks_)
        sink->reopen();
}

}  // namespace advisory::daemon
