#pragma once

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "alerting/message.hpp"
#include "config/alert_sinks.hpp"
#include "core/time.hpp"
#include "daemon/remote_sink.hpp"
#include "transport/https_post.hpp"

namespace advisory::daemon {

/// Alerts as POST requests to an HTTP receiver.
///
/// Each has an Idempotency-Key, the same whenever the same alerts are sent, and with a secret
/// X-Advisoryd-Timestamp (seconds since 1970) and X-Advisoryd-Signature: "v1=" and the HMAC-SHA-256
/// of "TIMESTAMP.BODY" in hexadecimal digits. 2xx is success; 408, 425, 429 and 5xx ask for
/// another try, after Retry-After; every other status is a refusal.
class WebhookSink : public RemoteSink {
public:
    /// Keeps a reference: `loop` must outlive it.
    WebhookSink(boost::asio::io_context& loop,
                config::WebhookSink settings,
                alerting::Language language,
                Clock clock);

    boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) override;
    [[nodiscard]] std::chrono::seconds asked_pause() const override { return pause_; }
    void stop() override;

private:
    Result<transport::HttpsPost> prepare(std::span<const Alert> alerts);
    Result<void> take(const transport::HttpsPost::Answer& answer, std::string_view host);

    config::WebhookSink settings_;
    alerting::Language language_;
    Clock clock_;
    boost::asio::steady_timer timer_;
    std::chrono::seconds pause_{0};
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
