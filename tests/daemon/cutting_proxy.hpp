#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace advisory::test {

/// Stands between a client and a server on the loopback interface, and after a
/// number of bytes from the server hangs up, or goes on holding the line in silence.
class CuttingProxy {
public:
    enum class Cut { hang_up, fall_silent };

    CuttingProxy(boost::asio::io_context& loop, std::uint16_t server, std::size_t after, Cut cut);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    /// From now on nothing of the server comes through, as on a line that is dead.
    void fall_silent()
    {
        cut_ = Cut::fall_silent;
        left_ = 0;
    }

    std::function<void()> on_cut;

private:
    using Socket = boost::asio::ip::tcp::socket;

    boost::asio::awaitable<void> serve();
    boost::asio::awaitable<void> forward_client();
    boost::asio::awaitable<void> forward_server();

    boost::asio::io_context& loop_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::uint16_t server_port_;
    std::size_t left_;
    Cut cut_;
    Socket client_;
    Socket server_;
};

}  // namespace advisory::test
