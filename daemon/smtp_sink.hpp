#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "alerting/message.hpp"
#include "config/alert_sinks.hpp"
#include "daemon/remote_sink.hpp"
#include "transport/smtp_send.hpp"

namespace advisory::daemon {

/// Alerts as mail, over SMTP. One mail tells of what is delivered at once.
class SmtpSink : public RemoteSink {
public:
    /// The first alert on a notice: mails on it are answers to that one's.
    using FirstOn = std::function<std::optional<Alert>(std::string_view advisory_id)>;

    /// Keeps a reference: `loop` must outlive it.
    SmtpSink(boost::asio::io_context& loop,
             config::MailSink settings,
             alerting::Language language,
             FirstOn first_on);

    boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) override;
    void stop() override;

private:
    Result<transport::SmtpSend> prepare(std::span<const Alert> alerts);
    Result<void> take(const transport::SmtpSend::Answer& answer);

    config::MailSink settings_;
    alerting::Language language_;
    FirstOn first_on_;
    boost::asio::steady_timer timer_;
    std::vector<std::string> left_;  ///< Who is to be told of a mail that some have.
    std::string begun_;              ///< The Message-ID of that mail.
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
