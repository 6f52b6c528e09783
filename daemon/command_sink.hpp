#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/alert_sinks.hpp"
#include "daemon/remote_sink.hpp"

namespace advisory::daemon {

/// Alerts to a program, as lines of the alert log on its standard input. Exit status 0 is success,
/// 65 (EX_DATAERR of sysexits.h) a refusal for good; with everything else it is tried again.
class CommandSink : public RemoteSink {
public:
    /// Keeps a reference: `loop` must outlive it.
    CommandSink(boost::asio::io_context& loop, config::CommandSink settings);

    boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) override;
    void stop() override;

private:
    config::CommandSink settings_;
    boost::asio::steady_timer timer_;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
