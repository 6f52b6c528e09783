#pragma once

#include <chrono>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "alerting/syslog_message.hpp"
#include "config/alert_sinks.hpp"
#include "daemon/remote_sink.hpp"

namespace advisory::daemon {

/// Alerts as messages of RFC 5424: to a local socket, over UDP (RFC 5426) or over TCP with
/// counted octets (RFC 6587 section 3.4.1).
///
/// Syslog confirms nothing. Over TCP the connection is closed after the last message, and what
/// the receiver has not read by its own closing counts as lost, so that it is sent again; over
/// UDP and to a local socket what was sent counts as delivered.
class SyslogSink : public RemoteSink {
public:
    /// Keeps a reference: `loop` must outlive it.
    SyslogSink(boost::asio::io_context& loop,
               config::SyslogSink settings,
               alerting::Language language);

    boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) override;
    void stop() override;

private:
    boost::asio::awaitable<Result<void>> send(std::span<const Alert> alerts);
    boost::asio::awaitable<Result<void>> send_locally(std::span<const Alert> alerts);
    boost::asio::awaitable<Result<void>> send_udp(std::span<const Alert> alerts);
    boost::asio::awaitable<Result<void>> send_tcp(std::span<const Alert> alerts);
    [[nodiscard]] std::string message_of(const Alert& alert) const;
    [[nodiscard]] Failure failed(std::string_view what) const;

    config::SyslogSink settings_;
    alerting::Language language_;
    alerting::SyslogOrigin origin_;
    boost::asio::steady_timer timer_;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
