#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/configuration.hpp"
#include "core/time.hpp"
#include "daemon/patient_writer.hpp"
#include "ingest/source_watch.hpp"
#include "language/say.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// Looks from time to time for lists that fell silent, numbers that are missing and folders that
/// fail. For the loop's thread.
class SourceChecks {
public:
    /// Keeps references: `loop` and `db` must outlive it. `on_alerts` is called when a look of
    /// `keep_checked` raised some.
    SourceChecks(boost::asio::io_context& loop,
                 storage::Database& db,
                 const Clock& clock,
                 std::function<void()> on_alerts);

    /// Watches the sources and folders of this configuration from now on, and writes them down.
    /// In a transaction of the caller's; may be repeated.
    void begin(const config::Configuration& configuration);

    /// Looks until stopped.
    boost::asio::awaitable<void> keep_checked();

    /// Looks once, and answers how many alerts that raised. Does nothing while another program
    /// holds the store: what is due is due at the next look, too.
    std::size_t check();

    void stop();

private:
    storage::Database& db_;
    ingest::SourceWatch watch_;
    std::vector<std::pair<std::string, std::string>> folders_;  ///< Of mailboxes, that are polled.
    Clock clock_;
    std::function<void()> on_alerts_;
    PatientWriter writer_{say("the watch over sources")};
    boost::asio::steady_timer timer_;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
