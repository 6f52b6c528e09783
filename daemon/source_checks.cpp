#include "daemon/source_checks.hpp"

#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace advisory::daemon {

namespace asio = boost::asio;

SourceChecks::SourceChecks(asio::io_context& loop,
                           storage::Database& db,
                           const Clock& clock,
                           std::function<void()> on_alerts)
    : db_{db}, watch_{db, {}}, clock_{clock}, on_alerts_{std::move(on_alerts)}, timer_{loop}
{}

void SourceChecks::begin(const config::Configuration& configuration)
{
    folders_.clear();
    for (const auto& incoming : configuration.incoming())
        for (const auto& folder : incoming.folders)
            folders_.emplace_back(incoming.name, folder);
    watch_.configure(configuration.sources);
    watch_.begin(clock_());
}

asio::awaitable<void> SourceChecks::keep_checked()
{
    constexpr std::chrono::seconds interval{10};
    while (!is_stopping_) {
        timer_.expires_after(interval);
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
        if (!is_stopping_ && check() > 0)
            on_alerts_();
    }
}

std::size_t SourceChecks::check()
{
    const auto now = clock_();
    if (!watch_.is_due(folders_, now))
        return 0;

    std::size_t alerts = 0;
    writer_.write(db_, [&] { alerts = watch_.check(folders_, now); });
    return alerts;
}

void SourceChecks::stop()
{
    is_stopping_ = true;
    timer_.cancel();
}

}  // namespace advisory::daemon
