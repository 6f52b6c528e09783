#include "daemon/sink_queue.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"

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
      schedule_{limits_of_sink()},
      timer_{parts.loop}
{}

asio::awaitable<void> SinkQueue::run()
{
    while (!is_stopping_) {
        const auto done = co_await step();
        if (is_stopping_)
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

void SinkQueue::stop()
{
    is_stopping_ = true;
    timer_.cancel();
    sink_->stop();
}

asio::awaitable<SinkQueue::Step> SinkQueue::step()
{
    const auto group = next_group();
    if (group.empty())
        co_return Step::nothing_waits;

    const auto delivered = co_await sink_->deliver(group);
    if (is_stopping_ && !delivered)
        co_return Step::failed;  // By us.
    if (delivered) {
        confirm(group);
        co_return Step::delivered;
    }

    const auto& error = delivered.error();
    if (error.code != Errc::refused) {
        take_failure(group.front(), error);
        co_return Step::failed;
    }
    if (group.size() > 1) {
        // One of them may be to blame; alone each gets its own answer.
        is_one_by_one_ = true;
        co_return Step::delivered;
    }
    if (++refusals_ < most_refusals) {
        take_failure(group.front(), error);
        co_return Step::failed;
    }
    take_refusal(group.front(), error);
    co_return Step::delivered;
}

/// What is handed over next. Alerts before it that are not meant for the sink are done with.
std::vector<Alert> SinkQueue::next_group()
{
    auto waiting = outbox_.pending(settings_.name, most_at_once);
    while (!waiting.empty()) {
        const auto first = std::ranges::find_if(waiting, [&](const Alert& alert) {
            return passes(alert, settings_.filter);
        });
        if (first != waiting.begin()) {
            storage::Transaction transaction{db_};
            for (auto alert = waiting.begin(); alert != first; ++alert)
                outbox_.confirm(alert->row,
                                settings_.name,
                                clock_(),
                                storage::Outbox::Outcome::filtered);
            transaction.commit();
        }
        if (first != waiting.end()) {
            waiting.erase(waiting.begin(), first);
            break;
        }
        waiting = outbox_.pending(settings_.name, most_at_once);
    }

    std::vector<Alert> group;
    for (auto& alert : waiting) {
        if (!group.empty() && stands_alone(alert))
            break;
        if (passes(alert, settings_.filter))
            group.push_back(std::move(alert));
        if (stands_alone(group.front()))
            break;
    }
    const bool is_flood = settings_.digest_above > 0 && group.size() > settings_.digest_above;
    if (group.size() > 1 && (!is_flood || is_one_by_one_))
        group.erase(group.begin() + 1, group.end());
    if (!is_flood)
        is_one_by_one_ = false;
    return group;
}

/// Those between the group's that are not meant for the sink are done with by their place.
void SinkQueue::confirm(const std::vector<Alert>& group)
{
    storage::Transaction transaction{db_};
    for (const auto& alert : group)
        outbox_.confirm(alert.row, settings_.name, clock_());
    transaction.commit();

    schedule_.after_success();
    refusals_ = 0;
}

void SinkQueue::take_refusal(const Alert& alert, const Error& error)
{
    storage::Transaction transaction{db_};
    outbox_.confirm(alert.row, settings_.name, clock_(), storage::Outbox::Outcome::refused);
    transaction.commit();
    refusals_ = 0;
    log(Level::error,
        "sink.refused",
        {{"sink", settings_.name},
         {"alert", alert.alert_id},
         {"error", error.message},
         {"remedy", "mend the sink; the alert is in `advisoryctl alerts`, and in the alert log"}});
}

void SinkQueue::take_failure(const Alert& alert, const Error& error)
{
    const auto wait = schedule_.after_failure(error.code, jitter_());
    pause_ = std::max(wait, std::chrono::milliseconds{sink_->asked_pause()});
    const auto next = clock_() + std::chrono::ceil<std::chrono::seconds>(pause_);

    storage::Transaction transaction{db_};
    outbox_.record_failure(alert.row,
                           settings_.name,
                           {.reason = error.message, .remedy = error.hint, .next_try = next},
                           clock_());
    transaction.commit();
    log(Level::error,
        "sink.failed",
        {{"sink", settings_.name},
         {"error", error.message},
         {"remedy", error.hint},
         {"next_try", format_rfc3339(next)}});
}

}  // namespace advisory::daemon
