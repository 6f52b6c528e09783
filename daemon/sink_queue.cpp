#include "daemon/sink_queue.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

namespace {

constexpr std::size_t most_at_once = 500;

/// A receiver that says no for good is asked again, in case that somebody mends it meanwhile.
constexpr std::size_t most_refusals = 3;

PollSchedule::Limits limits_of_sink()
{
    return {
        .interval = std::chrono::minutes{30},
        .first_retry = std::chrono::seconds{5},
        .first_retry_refused = std::chrono::seconds{30},
        .longest_retry = std::chrono::minutes{30},
    };
}

/// What a person waits for, or reads by itself.
bool stands_alone(const Alert& alert)
{
    return alert.event == event_test || alert.event == event_digest;
}

}  // namespace

SinkQueue::SinkQueue(Settings settings, std::unique_ptr<RemoteSink> sink, const Parts& parts)
    : settings_{std::move(settings)},
      sink_{std::move(sink)},
      db_{parts.db},
      outbox_{parts.db},
      clock_{parts.clock},
      jitter_{parts.jitter},
      writer_{say("the alert sink {}", settings_.name)},
      schedule_{limits_of_sink()},
      timer_{parts.loop}
{}

asio::awaitable<void> SinkQueue::run()
{
    while (!is_stopping_ && !is_finishing_) {
        const auto done = co_await step();
        if (is_stopping_ || is_finishing_)
            co_return;
        if (done == Step::delivered)
            continue;

        is_idle_ = done == Step::nothing_waits;
        if (is_idle_)
            timer_.expires_at(asio::steady_timer::time_point::max());
        else
            timer_.expires_after(pause_);
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
        is_idle_ = false;
    }
}

asio::awaitable<bool> SinkQueue::drain()
{
    auto done = Step::delivered;
    while (done == Step::delivered && !is_stopping_)
        done = co_await step();
    co_return done == Step::nothing_waits;
}

void SinkQueue::wake()
{
    if (is_idle_)
        timer_.cancel();
}

void SinkQueue::finish()
{
    is_finishing_ = true;
    timer_.cancel();
}

void SinkQueue::stop()
{
    is_stopping_ = true;
    timer_.cancel();
    sink_->stop();
}

asio::awaitable<SinkQueue::Step> SinkQueue::step()
{
    auto waiting = co_await next_waiting();
    const auto group = next_group(std::move(waiting));
    if (group.empty() || is_stopping_)
        co_return Step::nothing_waits;

    const auto delivered = co_await sink_->deliver(group);
    if (is_stopping_ && !delivered)
        co_return Step::failed;  // By us.
    if (!delivered) {
        const auto done = co_await take(group, delivered.error());
        co_return done;
    }

    schedule_.after_success();
    refusals_ = 0;
    co_await confirm(group, storage::Outbox::Outcome::delivered);
    co_return Step::delivered;
}

/// What waits, from the first that is meant for the sink on. Those before are done with.
asio::awaitable<std::vector<Alert>> SinkQueue::next_waiting()
{
    while (!is_stopping_) {
        auto waiting = outbox_.pending(settings_.name, most_at_once);
        const auto first = std::ranges::find_if(waiting, [&](const Alert& alert) {
            return passes(alert, settings_.filter);
        });
        if (first == waiting.begin())
            co_return waiting;

        const std::vector<Alert> passed{waiting.begin(), first};
        co_await confirm(passed, storage::Outbox::Outcome::filtered);
    }
    co_return std::vector<Alert>{};
}

/// What is handed over at once: one alert, or all when these are too many.
std::vector<Alert> SinkQueue::next_group(std::vector<Alert> waiting)
{
    std::vector<Alert> group;
    for (auto& alert : waiting) {
        if (!group.empty() && (stands_alone(alert) || stands_alone(group.front())))
            break;
        if (passes(alert, settings_.filter))
            group.push_back(std::move(alert));
    }

    const bool is_flood = settings_.digest_above > 0 && group.size() > settings_.digest_above;
    if (!is_flood)
        is_one_by_one_ = false;
    if (group.size() > 1 && (!is_flood || is_one_by_one_))
        group.erase(group.begin() + 1, group.end());
    return group;
}

/// What follows from a failure of these alerts.
asio::awaitable<SinkQueue::Step> SinkQueue::take(std::vector<Alert> group, Error error)
{
    const auto& alert = group.front();
    if (error.code == Errc::refused && group.size() > 1) {
        // One of them may be to blame; alone each gets its own answer.
        is_one_by_one_ = true;
        co_return Step::delivered;
    }
    if (error.code != Errc::refused || ++refusals_ < most_refusals) {
        co_await record_failure(alert, error);
        co_return Step::failed;
    }

    log(Level::error,
        "sink.refused",
        {{"sink", settings_.name},
         {"alert", alert.alert_id},
         {"error", error.message},
         {"remedy",
          say("mend the sink; the alert is in `advisoryctl alerts`, and in the alert log")}});
    refusals_ = 0;
    co_await confirm(group, storage::Outbox::Outcome::refused);
    co_return Step::delivered;
}

asio::awaitable<void> SinkQueue::confirm(std::vector<Alert> alerts,
                                         storage::Outbox::Outcome outcome)
{
    const std::function<void()> call = [this, &alerts, outcome] {
        for (const auto& alert : alerts)
            outbox_.confirm(alert.row, settings_.name, clock_(), outcome);
    };
    co_await write(call);
}

asio::awaitable<void> SinkQueue::record_failure(Alert alert, Error error)
{
    const auto wait = schedule_.after_failure(error.code, jitter_());
    pause_ = std::max(wait, std::chrono::milliseconds{sink_->asked_pause()});
    const auto next = clock_() + std::chrono::ceil<std::chrono::seconds>(pause_);
    log(Level::error,
        "sink.failed",
        {{"sink", settings_.name},
         {"error", error.message},
         {"remedy", error.hint},
         {"next_try", format_rfc3339(next)}});

    const std::function<void()> call = [this, &alert, &error, next] {
        outbox_.record_failure(alert.row,
                               settings_.name,
                               {.reason = error.message, .remedy = error.hint, .next_try = next},
                               clock_());
    };
    co_await write(call);
}

/// In a transaction, as soon as no other program holds the store.
asio::awaitable<void> SinkQueue::write(std::function<void()> call)
{
    while (!writer_.write(db_, call) && !is_stopping_) {
        timer_.expires_after(busy_pause);
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

}  // namespace advisory::daemon
