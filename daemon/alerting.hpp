#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "config/configuration.hpp"
#include "core/time.hpp"
#include "daemon/alert_delivery.hpp"
#include "daemon/alert_sink.hpp"
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

    /// Writes down which sinks there are, and from where on each is told. Before any queue runs, in
    /// a transaction of the caller's.
    void begin(Time now);

    /// The queues, each to be run.
    std::deque<SinkQueue>& queues() { return queues_; }

    /// Tells the log and the journal what is new, and wakes the queues.
    AlertDelivery::Drained deliver();

    /// Opens files anew.
    void reopen() { delivery_.reopen(); }

    void stop();

private:
    double jitter() { return std::uniform_real_distribution{0.0, 1.0}(random_); }

    storage::Database& db_;
    std::mt19937_64 random_{std::random_device{}()};
    std::vector<std::unique_ptr<AlertSink>> sinks_;
    AlertDelivery delivery_;
    std::deque<SinkQueue> queues_;
};

}  // namespace advisory::daemon
