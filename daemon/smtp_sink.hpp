#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

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

    SmtpSink(config::MailSink settings, alerting::Language language, FirstOn first_on);
    ~SmtpSink() override;
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;

    boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) override;
    void stop() override;

private:
    Result<transport::SmtpSend> prepare(std::span<const Alert> alerts);
    Result<void> take(const transport::SmtpSend::Answer& answer);

    config::MailSink settings_;
    alerting::Language language_;
    FirstOn first_on_;
    std::shared_ptr<transport::SmtpSend> sending_;  ///< While one is under way.
    std::vector<std::string> left_;                 ///< Who is to be told of a mail that some have.
    std::string begun_;                             ///< The Message-ID of that mail.
    bool is_stopping_ = false;
    boost::asio::thread_pool sender_{1};  ///< Its own: a server may keep us waiting.
};

}  // namespace advisory::daemon
