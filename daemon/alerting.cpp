#include "daemon/alerting.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "daemon/alert_log.hpp"
#include "daemon/journal_sink.hpp"
#include "daemon/remote_sinks.hpp"
#include "storage/outbox.hpp"

namespace advisory::daemon {

namespace {

std::vector<std::unique_ptr<AlertSink>> make_sinks(const std::filesystem::path& log)
{
    std::vector<std::unique_ptr<AlertSink>> sinks;
    if (!log.empty())
        sinks.push_back(std::make_unique<AlertLog>(log));
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
    : db_{db},
      clock_{clock},
      queues_{loop, [this, &loop](const config::AlertSink& sink) {
                  return std::make_unique<SinkQueue>(
                      SinkQueue::Settings{.name = sink.name,
                                          .kind = sink.kind(),
                                          .filter = sink.filter,
                                          .digest_above = sink.digest_above},
                      make_remote_sink(sink, loop, db_, clock_),
                      SinkQueue::Parts{.loop = loop, .db = db_, .clock = clock_, .jitter = [this] {
                                           return jitter();
                                       }});
              }}
{
    configure(configuration);
}

RosterChange Alerting::configure(const config::Configuration& configuration)
{
    if (!delivery_ || configuration.alert_log != log_) {
        log_ = configuration.alert_log;
        auto sinks = make_sinks(log_);
        delivery_.emplace(db_, pointers_to(sinks), clock_);
        sinks_ = std::move(sinks);
    }

    std::vector<config::AlertSink> wanted;
    for (const auto& sink : configuration.sinks)
        wanted.push_back(sink.without_places());
    return queues_.configure(std::move(wanted));
}

AlertDelivery::Drained Alerting::deliver()
{
    const auto drained = delivery_->drain();
    for (auto* const queue : queues_.parts())
        queue->wake();
    return drained;
}

void Alerting::stop()
{
    queues_.stop();
}

void Alerting::begin(const config::Configuration& configuration, Time now)
{
    using From = storage::Outbox::From;
    storage::Outbox outbox{db_};
    std::set<std::string> names;
    for (const auto& sink : make_sinks(configuration.alert_log)) {
        outbox.begin_sink(sink->name(), sink->name(), From::first, now);
        names.emplace(sink->name());
    }
    for (const auto& sink : configuration.sinks) {
        outbox.begin_sink(sink.name, sink.kind(), From::now, now);
        names.insert(sink.name);
    }
    for (const auto& known : outbox.status({}))
        if (!known.ended_at && !names.contains(known.sink))
            outbox.end_sink(known.sink, now);
}

}  // namespace advisory::daemon
