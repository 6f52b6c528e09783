#include "daemon/login_gate.hpp"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

LoginGate::LoginGate(asio::io_context& loop, Settings settings)
    : settings_{std::move(settings)}, is_free_{loop, asio::steady_timer::time_point::max()}
{}

asio::awaitable<void> LoginGate::enter()
{
    // All who wait are woken; the first to run is in.
    while (is_taken_ && !is_stopping_)
        co_await is_free_.async_wait(asio::as_tuple(asio::use_awaitable));
    is_taken_ = true;
}

void LoginGate::leave()
{
    is_taken_ = false;
    is_free_.cancel();
}

Result<void> LoginGate::check(std::string_view secret) const
{
    const auto now = settings_.now();
    const bool is_open = !refused_ || now >= refused_->until ||
                         refused_->secret != std::hash<std::string_view>{}(secret);
    if (is_open)
        return {};

    const auto left = std::chrono::ceil<std::chrono::seconds>(refused_->until - now);
    return Failure{Errc::refused,
                   say("{}; the same secret is tried again in {} s, by one connection",
                       refused_->answer,
                       left.count()),
                   say("correct the password or token: a changed one counts at the next try")};
}

void LoginGate::accepted()
{
    refused_.reset();
    settings_.schedule.after_success();
}

void LoginGate::refused(std::string_view secret, std::string answer)
{
    refused_ = {.secret = std::hash<std::string_view>{}(secret),
                .until = settings_.now() + settings_.schedule.after_failure(Errc::refused, 0),
                .answer = std::move(answer)};
}

void LoginGate::stop()
{
    is_stopping_ = true;
    is_free_.cancel();
}

Result<void> LoginEntry::check(std::string_view secret) const
{
    return gate_ ? gate_->check(secret) : Result<void>{};
}

void LoginEntry::accepted()
{
    if (gate_)
        gate_->accepted();
    leave();
}

void LoginEntry::refused(std::string_view secret, std::string answer)
{
    if (gate_)
        gate_->refused(secret, std::move(answer));
    leave();
}

void LoginEntry::leave()
{
    if (auto* const gate = std::exchange(gate_, nullptr))
        gate->leave();
}

}  // namespace advisory::daemon
