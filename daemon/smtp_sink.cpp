#include "daemon/smtp_sink.hpp"

#include <utility>

#include "alerting/mail_message.hpp"
#include "config/secret.hpp"
#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

using transport::SmtpSend;

namespace {

SmtpSend::Security security_of(const config::MailSink& settings)
{
    switch (settings.security) {
        case config::MailSink::Security::tls:
            return SmtpSend::Security::tls;
        case config::MailSink::Security::starttls:
            return SmtpSend::Security::starttls;
        default:
            return SmtpSend::Security::none;
    }
}

}  // namespace

SmtpSink::SmtpSink(config::MailSink settings, alerting::Language language, FirstOn first_on)
    : settings_{std::move(settings)}, language_{language}, first_on_{std::move(first_on)}
{}

SmtpSink::~SmtpSink()
{
    stop();
    sender_.join();
}

asio::awaitable<Result<void>> SmtpSink::deliver(std::span<const Alert> alerts)
{
    auto id = alerting::message_id_of(alerts.back(), settings_.from);
    if (begun_ != id) {
        begun_ = std::move(id);
        left_ = settings_.to;
    }

    auto prepared = prepare(alerts);
    if (!prepared)
        co_return std::unexpected{std::move(prepared.error())};
    if (is_stopping_)
        co_return Failure{Errc::unreachable, say("the sink was stopped")};

    sending_ = std::make_shared<SmtpSend>(*std::move(prepared));
    auto finish = [sending = sending_] { return sending->finish(); };
    const auto answer = co_await offload(sender_, finish);
    sending_.reset();
    if (!answer)
        co_return std::unexpected{answer.error()};
    co_return take(*answer);
}

void SmtpSink::stop()
{
    is_stopping_ = true;
    if (sending_)
        sending_->abort();
}

Result<SmtpSend> SmtpSink::prepare(std::span<const Alert> alerts)
{
    SmtpSend::Request request;
    request.host = settings_.host;
    request.port = settings_.port;
    request.security = security_of(settings_);
    request.user = settings_.user;
    request.from = settings_.from;
    request.to = left_;
    request.ca_file = settings_.ca_file.path.string();
    if (settings_.password.is_given()) {
        auto password = config::read_secret(settings_.password, config::SecretKind::password);
        if (!password)
            return std::unexpected{std::move(password.error())};
        request.password = *std::move(password);
    }

    std::vector<Alert> roots;
    if (alerts.size() == 1 && !alerts.front().advisory_id.empty())
        if (auto root = first_on_(alerts.front().advisory_id))
            roots.push_back(*std::move(root));
    const alerting::MailAddresses addresses{.from = settings_.from, .to = settings_.to};
    request.mail = to_wire(alerting::mail_of(alerts, addresses, language_, roots));
    return SmtpSend::prepare(std::move(request));
}

/// Who was refused for good is told to the log, and costs the others nothing. Who is to be asked
/// again is asked alone.
Result<void> SmtpSink::take(const SmtpSend::Answer& answer)
{
    left_.clear();
    for (const auto& refusal : answer.refusals) {
        if (!refusal.is_final) {
            left_.push_back(refusal.address);
            continue;
        }
        log(Level::warning,
            "sink.recipient_refused",
            {{"recipient", refusal.address},
             {"server", settings_.host},
             {"error", refusal.answer},
             {"remedy", say("take the address out of `to`, or have the mail server accept it")}});
    }
    if (left_.empty()) {
        begun_.clear();
        return {};
    }
    return Failure{Errc::unreachable,
                   say("{} did not take a mail for {} yet: {}",
                       settings_.host,
                       left_.front(),
                       answer.refusals.back().answer)};
}

}  // namespace advisory::daemon
