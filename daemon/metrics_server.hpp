#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/metrics_endpoint.hpp"
#include "core/result.hpp"

namespace advisory::daemon {

/// Answers `GET /metrics` on a port of this machine or a socket in the file system. Anybody on the
/// machine may ask (a socket: its owner and group), so that a request is bounded in size and time,
/// and connections in number. For the loop's thread.
class MetricsServer {
public:
    /// Nothing: not now, as when another program holds the store.
    using Page = std::function<std::optional<std::string>()>;

    /// Keeps a reference: `loop` must outlive it.
    MetricsServer(boost::asio::io_context& loop, config::MetricsEndpoint endpoint, Page page);

    /// Answers until stopped. When it cannot listen that is logged and tried again each minute:
    /// mails and alerts are more important than to be watched.
    boost::asio::awaitable<void> run();

    void finish() { stop(); }
    void stop();

private:
    template <class Protocol>
    boost::asio::awaitable<void> serve(typename Protocol::endpoint at);
    boost::asio::awaitable<void> answer(boost::asio::generic::stream_protocol::socket socket);
    boost::asio::awaitable<void> pause();

    boost::asio::io_context& loop_;
    config::MetricsEndpoint endpoint_;
    Page page_;
    std::function<void()> close_;  ///< What listens; empty when nothing does.
    boost::asio::steady_timer retry_;
    std::size_t connections_ = 0;
    bool is_told_ = false;  ///< That it cannot listen.
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
