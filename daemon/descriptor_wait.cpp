#include "daemon/descriptor_wait.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

/// Shows a descriptor to the loop, and leaves it open at the end of the block.
struct Borrowed {
    Borrowed(const asio::any_io_executor& executor, int number) : descriptor{executor, number} {}
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    ~Borrowed() { descriptor.release(); }

    asio::posix::stream_descriptor descriptor;
};

}  // namespace

asio::awaitable<void> wait_until_readable(asio::steady_timer& timer,
                                          int descriptor,
                                          std::chrono::milliseconds longest)
{
    using asio::experimental::awaitable_operators::operator||;

    Borrowed borrowed{timer.get_executor(), descriptor};
    timer.expires_after(longest);
    co_await (borrowed.descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                             asio::as_tuple(asio::use_awaitable)) ||
              timer.async_wait(asio::as_tuple(asio::use_awaitable)));
}

}  // namespace advisory::daemon
