#include "tests/bench/delaying_proxy.hpp"

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace advisory::bench {

namespace asio = boost::asio;

namespace {

using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr auto answer = asio::as_tuple(asio::use_awaitable);

tcp::endpoint loopback(std::uint16_t port)
{
    return {asio::ip::address_v4::loopback(), port};
}

/// One direction of one connection.
struct Lane {
    std::shared_ptr<tcp::socket> from;
    std::shared_ptr<tcp::socket> to;
    std::deque<std::pair<Clock::time_point, std::string>> under_way;
    asio::steady_timer has_more;
    bool is_closed = false;
};

asio::awaitable<void> read(std::shared_ptr<Lane> lane, std::chrono::milliseconds one_way)
{
    std::array<char, 65'536> buffer{};
    while (true) {
        const auto [ended, size] =
            co_await lane->from->async_read_some(asio::buffer(buffer), answer);
        if (ended)
            break;
        lane->under_way.emplace_back(Clock::now() + one_way, std::string{buffer.data(), size});
        lane->has_more.cancel();
    }
    lane->is_closed = true;
    lane->has_more.cancel();
}

asio::awaitable<void> write(std::shared_ptr<Lane> lane)
{
    asio::steady_timer arrival{lane->has_more.get_executor()};
    while (true) {
        if (lane->under_way.empty() && lane->is_closed)
            break;
        if (lane->under_way.empty()) {
            lane->has_more.expires_at(Clock::time_point::max());
            co_await lane->has_more.async_wait(answer);
            continue;
        }

        const auto [when, bytes] = std::move(lane->under_way.front());
        lane->under_way.pop_front();
        arrival.expires_at(when);
        co_await arrival.async_wait(answer);
        const auto [failed, size] =
            co_await asio::async_write(*lane->to, asio::buffer(bytes), answer);
        if (failed)
            break;
    }
    boost::system::error_code ignored;  // The other side may be gone already.
    lane->to->shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> serve(tcp::socket accepted,
                            std::uint16_t port,
                            std::chrono::milliseconds one_way)
{
    auto client = std::make_shared<tcp::socket>(std::move(accepted));
    auto server = std::make_shared<tcp::socket>(client->get_executor());
    const auto [unreachable] = co_await server->async_connect(loopback(port), answer);
    if (unreachable)
        co_return;

    for (const auto& [from, to] : {std::pair{client, server}, std::pair{server, client}}) {
        to->set_option(tcp::no_delay{true});
        auto lane = std::make_shared<Lane>(
            Lane{from, to, {}, asio::steady_timer{client->get_executor()}, false});
        asio::co_spawn(client->get_executor(), read(lane, one_way), asio::detached);
        asio::co_spawn(client->get_executor(), write(lane), asio::detached);
    }
}

}  // namespace

DelayingProxy::DelayingProxy(std::uint16_t server, std::chrono::milliseconds one_way)
    : acceptor_{loop_, loopback(0)}, server_port_{server}, one_way_{one_way}
{
    asio::co_spawn(loop_, accept(), asio::detached);
    thread_ = std::thread{[this] { loop_.run(); }};
}

DelayingProxy::~DelayingProxy()
{
    loop_.stop();
    thread_.join();
}

asio::awaitable<void> DelayingProxy::accept()
{
    while (true) {
        auto [failed, socket] = co_await acceptor_.async_accept(answer);
        if (failed)
            co_return;
        asio::co_spawn(loop_, serve(std::move(socket), server_port_, one_way_), asio::detached);
    }
}

}  // namespace advisory::bench
