#include "tests/faults/faulty_proxy.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <future>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace advisory::test {

namespace asio = boost::asio;

namespace {

using asio::ip::tcp;

constexpr auto answer = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::microseconds between_drops{200};

tcp::endpoint loopback(std::uint16_t port)
{
    return {asio::ip::address_v4::loopback(), port};
}

}  // namespace

struct FaultyProxy::Connection {
    explicit Connection(tcp::socket accepted)
        : client{std::move(accepted)}, server{client.get_executor()}
    {}

    void close()
    {
        boost::system::error_code ignored;  // The other side may be gone already.
        client.close(ignored);
        server.close(ignored);
    }

    tcp::socket client;
    tcp::socket server;
    std::size_t left = no_limit;
    AtLimit at_limit = AtLimit::hang_up;
    bool is_held_for_good = false;
};

FaultyProxy::FaultyProxy(std::uint16_t server)
    : acceptor_{loop_, loopback(0)},
      released_{loop_, asio::steady_timer::time_point::max()},
      server_port_{server}
{
    asio::co_spawn(loop_, accept(), asio::detached);
    thread_ = std::thread{[this] { loop_.run(); }};
}

FaultyProxy::~FaultyProxy()
{
    loop_.stop();
    thread_.join();
}

std::string FaultyProxy::imaps_url() const
{
    return fmt::format("imaps://localhost:{}/", acceptor_.local_endpoint().port());
}

void FaultyProxy::set(Manner manner)
{
    on_loop([this, manner] {
        manner_ = manner;
        released_.cancel();
        if (manner == Manner::refuse)
            close_all();
    });
}

void FaultyProxy::limit(std::size_t bytes, AtLimit then)
{
    on_loop([this, bytes, then] {
        limit_ = bytes;
        at_limit_ = then;
    });
}

void FaultyProxy::hang_up()
{
    on_loop([this] { close_all(); });
}

std::size_t FaultyProxy::passed()
{
    std::size_t bytes = 0;
    on_loop([&] { bytes = passed_; });
    return bytes;
}

void FaultyProxy::on_loop(const std::function<void()>& change)
{
    std::promise<void> done;
    asio::post(loop_, [&] {
        change();
        done.set_value();
    });
    done.get_future().wait();
}

void FaultyProxy::close_all()
{
    for (const auto& open : connections_)
        if (const auto connection = open.lock())
            connection->close();
    connections_.clear();
    released_.cancel();
}

asio::awaitable<void> FaultyProxy::accept()
{
    while (true) {
        auto [failed, socket] = co_await acceptor_.async_accept(answer);
        if (failed)
            co_return;
        if (manner_ == Manner::refuse)
            continue;

        std::erase_if(connections_, [](const auto& open) { return open.expired(); });
        auto connection = std::make_shared<Connection>(std::move(socket));
        connection->left = limit_;
        connection->at_limit = at_limit_;
        connections_.push_back(connection);
        asio::co_spawn(loop_, serve(std::move(connection)), asio::detached);
    }
}

asio::awaitable<void> FaultyProxy::serve(std::shared_ptr<Connection> connection)
{
    const auto [failed] = co_await connection->server.async_connect(loopback(server_port_), answer);
    if (failed) {
        connection->close();
        co_return;
    }

    connection->client.set_option(tcp::no_delay{true});
    connection->server.set_option(tcp::no_delay{true});
    for (const auto direction : {Direction::to_server, Direction::to_client})
        asio::co_spawn(loop_, forward(connection, direction), asio::detached);
}

asio::awaitable<void> FaultyProxy::forward(std::shared_ptr<Connection> connection,
                                           Direction direction)
{
    const bool is_answer = direction == Direction::to_client;
    auto& from = is_answer ? connection->server : connection->client;
    auto& to = is_answer ? connection->client : connection->server;
    std::array<char, 4096> buffer{};
    asio::steady_timer pause{loop_};
    while (true) {
        const bool drips = is_answer && manner_ == Manner::drip;
        const auto room = asio::buffer(buffer, drips ? 1 : buffer.size());
        const auto [ended, size] = co_await from.async_read_some(room, answer);
        if (ended)
            break;

        co_await wait_while_held(connection);
        const auto count = is_answer ? std::min(size, connection->left) : size;
        const auto [broken, written] =
            co_await asio::async_write(to, asio::buffer(buffer, count), answer);
        if (broken)
            break;
        if (is_answer) {
            passed_ += count;
            connection->left -= count;
        }

        if (connection->left == 0) {
            connection->is_held_for_good = connection->at_limit == AtLimit::hold;
            if (!connection->is_held_for_good)
                break;
        }
        if (drips) {
            pause.expires_after(between_drops);
            co_await pause.async_wait(answer);
        }
    }
    connection->close();
}

asio::awaitable<void> FaultyProxy::wait_while_held(std::shared_ptr<Connection> connection)
{
    while ((manner_ == Manner::hold || connection->is_held_for_good) &&
           connection->client.is_open())
        co_await released_.async_wait(answer);
}

}  // namespace advisory::test
