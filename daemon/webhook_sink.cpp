#include "daemon/webhook_sink.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "alerting/webhook_body.hpp"
#include "config/secret.hpp"
#include "daemon/finish_transfer.hpp"
#include "language/say.hpp"
#include "text/header_words.hpp"
#include "trust/hmac.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

using transport::HttpsPost;

namespace {

/// A receiver may ask for patience, not for a day.
constexpr std::chrono::hours longest_pause{1};

std::string key_of(std::span<const Alert> alerts)
{
    if (alerts.size() == 1)
        return fmt::format("{}-{}", text::plain_word(alerts.front().alert_id), alerts.front().row);
    return fmt::format("{}-{}-{}", alerts.front().row, alerts.back().row, alerts.size());
}

bool is_worth_another_try(long status)
{
    constexpr std::array<long, 3> temporary{408, 425, 429};
    return status >= 500 || std::ranges::find(temporary, status) != temporary.end();
}

}  // namespace

WebhookSink::WebhookSink(asio::io_context& loop,
                         config::WebhookSink settings,
                         alerting::Language language,
                         Clock clock)
    : settings_{std::move(settings)}, language_{language}, clock_{std::move(clock)}, timer_{loop}
{}

asio::awaitable<Result<void>> WebhookSink::deliver(std::span<const Alert> alerts)
{
    pause_ = {};
    auto post = prepare(alerts);
    if (!post)
        co_return std::unexpected{std::move(post.error())};
    const auto answer = co_await finish_transfer(timer_, *post, is_stopping_);
    if (!answer)
        co_return std::unexpected{answer.error()};
    co_return take(*answer, post->host());
}

void WebhookSink::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

Result<HttpsPost> WebhookSink::prepare(std::span<const Alert> alerts)
{
    HttpsPost::Request request;
    request.url = settings_.url;
    if (settings_.url_in.is_given()) {
        auto url = config::read_secret(settings_.url_in, config::SecretKind::webhook_url);
        if (!url)
            return std::unexpected{std::move(url.error())};
        request.url = *std::move(url);
    }
    request.body = alerting::body_of(alerts, settings_.body, language_);
    request.content_type = "application/json";
    request.ca_file = settings_.ca_file.path.string();
    request.plain = HttpsPost::Plain::to_loopback;
    request.answer = HttpsPost::Body::ignored;
    request.header.push_back("Idempotency-Key: " + key_of(alerts));
    request.header.push_back("X-Advisoryd-Event: " + (alerts.size() == 1
                                                          ? text::plain_word(alerts.front().event)
                                                          : "alerts"));

    if (settings_.secret.is_given()) {
        const auto secret =
            config::read_secret(settings_.secret, config::SecretKind::webhook_secret);
        if (!secret)
            return std::unexpected{secret.error()};
        const auto time = fmt::to_string(clock_().time_since_epoch().count());
        request.header.push_back("X-Advisoryd-Timestamp: " + time);
        request.header.push_back(
            "X-Advisoryd-Signature: v1=" +
            trust::hmac_sha256_hex(*secret, fmt::format("{}.{}", time, request.body)));
    }
    return HttpsPost::prepare(request);
}

Result<void> WebhookSink::take(const HttpsPost::Answer& answer, std::string_view host)
{
    if (answer.status >= 200 && answer.status < 300)
        return {};

    const auto message = say("{} answered with status {}", host, answer.status);
    if (is_worth_another_try(answer.status)) {
        pause_ = std::clamp(answer.retry_after,
                            std::chrono::seconds{0},
                            std::chrono::seconds{longest_pause});
        return Failure{Errc::unreachable, message};
    }
    return Failure{Errc::refused,
                   message,
                   say("check the URL, the template and the receiver's log")};
}

}  // namespace advisory::daemon
