#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "alerting/alert_filter.hpp"
#include "core/time.hpp"
#include "daemon/patient_writer.hpp"
#include "daemon/poll_schedule.hpp"
#include "daemon/remote_sink.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace advisory::daemon {

/// Brings the alerts of the outbox to one sink, oldest first, and waits longer after each failure.
/// What one sink does or does not do delays no other.
///
/// An alert that the sink took and whose confirmation was lost by a crash is delivered again, with
/// the same id. Throws StorageError.
class SinkQueue {
public:
    struct Settings {
        std::string name;  ///< Under which deliveries are recorded.
        std::string kind;
        alerting::AlertFilter filter;

        /// More alerts than these that wait are handed over at once. 0: never.
        std::size_t digest_above = 20;
    };

    struct Parts {
        boost::asio::io_context& loop;
        storage::Database& db;
        Clock clock;
        std::function<double()> jitter;  ///< 0 to 1.
    };

    /// Keeps the references in `parts`: all of them must outlive it.
    SinkQueue(Settings settings, std::unique_ptr<RemoteSink> sink, const Parts& parts);

    /// Delivers until `stop`.
    boost::asio::awaitable<void> run();

    /// Delivers what waits. False when the sink failed and some wait on.
    boost::asio::awaitable<bool> drain();

    /// There may be new alerts. A sink that failed still has its pause.
    void wake();

    /// Ends `run` once the delivery under way has ended.
    void finish();

    void stop();

    [[nodiscard]] const std::string& name() const { return settings_.name; }
    [[nodiscard]] const std::string& kind() const { return settings_.kind; }

private:
    enum class Step { delivered, nothing_waits, failed };

    boost::asio::awaitable<Step> step();
    boost::asio::awaitable<std::vector<Alert>> next_waiting();
    std::vector<Alert> next_group(std::vector<Alert> waiting);
    boost::asio::awaitable<Step> take(std::vector<Alert> group, Error error);
    boost::asio::awaitable<void> confirm(std::vector<Alert> alerts,
                                         storage::Outbox::Outcome outcome);
    boost::asio::awaitable<void> record_failure(Alert alert, Error error);
    boost::asio::awaitable<void> write(std::function<void()> call);

    Settings settings_;
    std::unique_ptr<RemoteSink> sink_;
    storage::Database& db_;
    storage::Outbox outbox_;
    Clock clock_;
    std::function<double()> jitter_;
    PatientWriter writer_;
    PollSchedule schedule_;
    boost::asio::steady_timer timer_;
    std::chrono::milliseconds pause_{0};  ///< After the last failure.
    std::size_t refusals_ = 0;            ///< Of the alert that is next.
    bool is_one_by_one_ = false;          ///< Of a group that was refused.
    bool is_idle_ = false;                ///< It waits for news only.
    bool is_finishing_ = false;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
