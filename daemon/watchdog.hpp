#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace advisory::daemon {

/// Tells systemd's watchdog from the loop that the loop goes round: one that hangs is ended by it
/// and started again.
class Watchdog {
public:
    explicit Watchdog(boost::asio::io_context& loop) : timer_{loop} {}

    /// Tells until stopped; ends at once when systemd does not watch.
    boost::asio::awaitable<void> feed();

    void stop();

private:
    boost::asio::steady_timer timer_;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
