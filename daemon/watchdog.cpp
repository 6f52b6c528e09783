#include "daemon/watchdog.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/service_manager.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

asio::awaitable<void> Watchdog::feed()
{
    const auto interval = watchdog_interval();
    while (interval && !is_stopping_) {
        notify_service_manager("WATCHDOG=1");
        timer_.expires_after(*interval);
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Watchdog::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

}  // namespace advisory::daemon
