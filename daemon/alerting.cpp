#include "daemon/alerting.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "daemon/alert_log.hpp"
#include "daemon/journal_sink.hpp"
#include "daemon/remote_sinks.hpp"
#include "storage/outbox.hpp"

namespace advisory::daemon {

namespace {

std::vector<std::unique_ptr<AlertSink>> make_sinks(const config::Configuration& configuration)
{
    std::vector<std::unique_ptr<AlertSink>> sinks;
    if (!configuration.alert_log.empty())
        sinks.push_back(std::make_unique<AlertLog>(configuration.alert_log));
    sinks.push_back(std::make_unique<JournalSink>());
    return sinks;
}

std::vector<AlertSink*> pointers_to(const std::vector<std::unique_ptr<AlertSink>>& sinks)
{
    std::vector<AlertSink*> pointers;
    std::ranges::transform(sinks, std::back_inserter(pointers), [](const auto& sink) {
        return sink.get();
    });
    return pointers;
}

}  // namespace

Alerting::Alerting(const config::Configuration& configuration,
                   boost::asio::io_context& loop,
                   storage::Database& db,
                   const Clock& clock)
    : db_{db}, sinks_{make_sinks(configuration)}, delivery_{db, pointers_to(sinks_), clock}
{
    for (const auto& sink : configuration.sinks)
        queues_.emplace_back(
            SinkQueue::Settings{.name = sink.name,
                                .kind = sink.kind(),
                                .filter = sink.filter,
                                .digest_above = sink.digest_above},
            make_remote_sink(sink, loop, db, clock),
            SinkQueue::Parts{.loop = loop, .db = db, .clock = clock, .jitter = [this] {
                                 return jitter();
                             }});
}

AlertDelivery::Drained Alerting::deliver()
{
    const auto drained = delivery_.drain();
    for (auto& queue : queues_)
        queue.wake();
    return drained;
}

void Alerting::stop()
{
    for (auto& queue : queues_)
        queue.stop();
}

void Alerting::begin(Time now)
{
    using From = storage::Outbox::From;
    storage::Outbox outbox{db_};
    std::set<std::string_view> names;
    for (const auto& sink : sinks_) {
        outbox.begin_sink(sink->name(), sink->name(), From::first, now);
        names.insert(sink->name());
    }
    for (const auto& queue : queues_) {
        outbox.begin_sink(queue.name(), queue.kind(), From::now, now);
        names.insert(queue.name());
    }
    for (const auto& known : outbox.status({}))
        if (!known.ended_at && !names.contains(known.sink))
            outbox.end_sink(known.sink, now);
}

}  // namespace advisory::daemon
