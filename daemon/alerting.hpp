#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "config/configuration.hpp"
#include "core/time.hpp"
#include "daemon/alert_delivery.hpp"
#include "daemon/alert_sink.hpp"
#include "daemon/roster.hpp"
#include "daemon/sink_queue.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// Everyone who is told of alerts: the log and the journal at once, every other sink by a queue of
/// its own.
class Alerting {
public:
    /// Keeps references: `loop` and `db` must outlive it.
    Alerting(const config::Configuration& configuration,
             boost::asio::io_context& loop,
             storage::Database& db,
             const Clock& clock);

    /// Writes down which sinks a configuration has, and from where on each is told. Before `run` or
    /// `configure` with it, in a transaction of the caller's.
    void begin(const config::Configuration& configuration, Time now);

    /// Tells these from now on. A sink that is as it was goes on untouched; see Roster.
    RosterChange configure(const config::Configuration& configuration);

    /// Runs the queues until `stop`.
    void run() { queues_.run(); }

    [[nodiscard]] std::vector<SinkQueue*> queues() { return queues_.parts(); }

    /// Tells the log and the journal what is new, and wakes the queues.
    AlertDelivery::Drained deliver();

    /// Opens files anew.
    void reopen() { delivery_->reopen(); }

    void stop();

private:
    double jitter() { return std::uniform_real_distribution{0.0, 1.0}(random_); }

    storage::Database& db_;
    Clock clock_;
    std::mt19937_64 random_{std::random_device{}()};
    std::filesystem::path log_;
    std::vector<std::unique_ptr<AlertSink>> sinks_;
    std::optional<AlertDelivery> delivery_;
    Roster<config::AlertSink, SinkQueue> queues_;
};

}  // namespace advisory::daemon
