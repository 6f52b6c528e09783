#pragma once

#include <chrono>
#include <cstdint>
#include <thread>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace advisory::bench {

/// A long line to a server on the loopback interface: what either side sends arrives after a
/// while, in order and at any rate. Runs on a thread of its own until it is destroyed.
class DelayingProxy {
public:
    DelayingProxy(std::uint16_t server, std::chrono::milliseconds one_way);
    ~DelayingProxy();
    DelayingProxy(const DelayingProxy&) = delete;
    DelayingProxy& operator=(const DelayingProxy&) = delete;

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

private:
    boost::asio::awaitable<void> accept();

    boost::asio::io_context loop_{1};
    boost::asio::ip::tcp::acceptor acceptor_;
    std::uint16_t server_port_;
    std::chrono::milliseconds one_way_;
    std::thread thread_;
};

}  // namespace advisory::bench
