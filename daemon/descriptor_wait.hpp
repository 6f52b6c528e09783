#pragma once

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace advisory::daemon {

/// Waits until `descriptor` is readable, `longest` has passed or `timer` is cancelled. The
/// descriptor stays the caller's. The timer is for this wait alone.
boost::asio::awaitable<void> wait_until_readable(boost::asio::steady_timer& timer,
                                                 int descriptor,
                                                 std::chrono::milliseconds longest);

}  // namespace advisory::daemon
