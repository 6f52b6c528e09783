#include "tests/daemon/cutting_proxy.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace advisory::test {

namespace asio = boost::asio;

namespace {

using asio::ip::tcp;

constexpr auto answer = asio::as_tuple(asio::use_awaitable);

tcp::endpoint loopback(std::uint16_t port)
{
    return {asio::ip::address_v4::loopback(), port};
}

}  // namespace

CuttingProxy::CuttingProxy(asio::io_context& loop, std::uint16_t server, std::size_t after, Cut cut)
    : loop_{loop},
      acceptor_{loop, loopback(0)},
      server_port_{server},
      left_{after},
      cut_{cut},
      client_{loop},
      server_{loop}
{
    asio::co_spawn(loop_, serve(), asio::detached);
}

CuttingProxy::~CuttingProxy()
{
    // The coroutines refer to us: they end here, while we are still there.
    acceptor_.close();
    client_.close();
    server_.close();
    loop_.restart();
    loop_.run();
}

asio::awaitable<void> CuttingProxy::serve()
{
    auto [refused, socket] = co_await acceptor_.async_accept(answer);
    if (refused)
        co_return;

    client_ = std::move(socket);
    const auto [unreachable] = co_await server_.async_connect(loopback(server_port_), answer);
    if (unreachable)
        co_return;

    asio::co_spawn(loop_, forward_client(), asio::detached);
    co_await forward_server();
}

asio::awaitable<void> CuttingProxy::forward_client()
{
    std::array<char, 4096> buffer{};
    while (true) {
        const auto [ended, size] = co_await client_.async_read_some(asio::buffer(buffer), answer);
        if (ended)
            co_return;
        co_await asio::async_write(server_, asio::buffer(buffer, size), answer);
    }
}

asio::awaitable<void> CuttingProxy::forward_server()
{
    std::array<char, 4096> buffer{};
    while (left_ > 0) {
        const auto room = asio::buffer(buffer, std::min(left_, buffer.size()));
        const auto [ended, size] = co_await server_.async_read_some(room, answer);
        if (ended)
            co_return;
        if (left_ == 0)  // fall_silent came first.
            break;
        co_await asio::async_write(client_, asio::buffer(buffer, size), answer);
        left_ -= std::min(left_, size);
    }

    if (cut_ == Cut::hang_up)
        client_.close();
    if (on_cut)
        on_cut();
}

}  // namespace advisory::test
