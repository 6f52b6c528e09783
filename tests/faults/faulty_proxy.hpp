#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

namespace advisory::test {

/// A bad line to a server on the loopback interface, on a thread of its own: how bad it is changes
/// while connections are open. Each change counts when its call returns.
class FaultyProxy {
public:
    enum class Manner {
        pass,
        refuse,  ///< Takes connections and closes them; open ones end.
        hold,    ///< Takes connections and bytes, and passes nothing on until that changes.
        drip,    ///< Passes what the server says byte by byte.
    };

    /// What happens behind the limit.
    enum class AtLimit { hang_up, hold };

    explicit FaultyProxy(std::uint16_t server);
    ~FaultyProxy();
    FaultyProxy(const FaultyProxy&) = delete;
    FaultyProxy& operator=(const FaultyProxy&) = delete;

    [[nodiscard]] std::string imaps_url() const;

    void set(Manner manner);

    /// Later connections get this many bytes from the server.
    void limit(std::size_t bytes, AtLimit then);
    void unlimit() { limit(no_limit, AtLimit::hang_up); }

    /// Ends the connections that are open now.
    void hang_up();

    /// Bytes of the server that came through on all connections so far.
    [[nodiscard]] std::size_t passed();

private:
    static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

    struct Connection;
    enum class Direction { to_server, to_client };

    boost::asio::awaitable<void> accept();
    boost::asio::awaitable<void> serve(std::shared_ptr<Connection> connection);
    boost::asio::awaitable<void> forward(std::shared_ptr<Connection> connection,
                                         Direction direction);
    boost::asio::awaitable<void> wait_while_held(std::shared_ptr<Connection> connection);
    void close_all();
    void on_loop(const std::function<void()>& change);

    boost::asio::io_context loop_{1};
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer released_;  ///< Never expires; cancelled when the manner changes.
    std::uint16_t server_port_;
    Manner manner_ = Manner::pass;
    std::size_t limit_ = no_limit;
    AtLimit at_limit_ = AtLimit::hang_up;
    std::size_t passed_ = 0;
    std::vector<std::weak_ptr<Connection>> connections_;
    std::thread thread_;
};

}  // namespace advisory::test
