#include "daemon/poller.hpp"

#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes serves_for_a_while{1};

}  // namespace

Poller::Poller(asio::io_context& loop, Parts parts) : parts_{std::move(parts)}, timer_{loop} {}

asio::awaitable<void> Poller::run()
{
    parts_.sink.next_try(PollSchedule::Wait::zero());
    while (!is_stopping_) {
        const auto begin = std::chrono::steady_clock::now();
        const auto report = co_await parts_.mailbox.watch(parts_.sink);
        if (is_stopping_)
            break;

        const auto wait = wait_after(report, std::chrono::steady_clock::now() - begin);
        parts_.sink.next_try(wait);
        timer_.expires_after(wait);

        // stop() cancels the timer. That is the ordinary way out, not an error, so the
        // code is taken here and the loop's condition decides.
        boost::system::error_code cancelled;
        co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
}

asio::awaitable<bool> Poller::run_once()
{
    const auto report = co_await parts_.mailbox.poll(parts_.sink);
    co_return report && report->failed_folders == 0 && !report->is_stopped;
}

void Poller::finish()
{
    is_stopping_ = true;
    timer_.cancel();
    parts_.mailbox.finish();
}

void Poller::stop()
{
    is_stopping_ = true;
    timer_.cancel();
    parts_.mailbox.stop();
}

PollSchedule::Wait Poller::wait_after(const WatchReport& report,
                                      std::chrono::steady_clock::duration lasted)
{
    // A folder that is refused must not slow the others down: the mailbox answered.
    if (!report.error)
        return parts_.schedule.after_success();

    // A connection that has served for a while and breaks is no second failure. One that breaks
    // as soon as it has served is, or we would come back to such a server each second.
    if (report.rounds > 0 && lasted >= serves_for_a_while)
        parts_.schedule.after_success();
    return parts_.schedule.after_failure(report.error->code, parts_.jitter());
}

}  // namespace advisory::daemon
