#pragma once

#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "daemon/sink_queue.hpp"

namespace advisory::test {

inline Alert sample_alert(std::string id)
{
    Alert alert;
    alert.row = 1;
    alert.time = Time{std::chrono::seconds{1'790'000'000}};
    alert.event = "alert.raised";
    alert.alert_id = std::move(id);
    alert.advisory_id = "JPCERT-AT-2026-0001";
    alert.title = "Apache Log4j の脆弱性に関する注意喚起";
    alert.verdict = "affected";
    alert.severity = "critical";
    alert.cves = {"CVE-2021-44228"};
    alert.product_id = "P-1";
    alert.product_name = "輸液ポンプ";
    alert.product_version = "1.0";
    alert.url = "https://www.jpcert.or.jp/at/2026/at260001.html";
    return alert;
}

/// Runs a coroutine to its end, with the loop to itself.
template <class Value>
Value complete(boost::asio::io_context& loop, boost::asio::awaitable<Value> work)
{
    std::exception_ptr thrown;
    std::optional<Value> value;
    boost::asio::co_spawn(
        loop,
        [](boost::asio::awaitable<Value> inner,
           std::optional<Value>& result) -> boost::asio::awaitable<void> {
            result.emplace(co_await std::move(inner));
        }(std::move(work), value),
        [&](const std::exception_ptr& failure) { thrown = failure; });
    loop.restart();
    loop.run();
    if (thrown)
        std::rethrow_exception(thrown);
    return std::move(*value);
}

/// A sink that plays a script, one answer a delivery, and takes everything once that is over.
class FakeRemoteSink : public daemon::RemoteSink {
public:
    using Ids = std::vector<std::string>;

    boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) override
    {
        Ids ids;
        for (const auto& alert : alerts)
            ids.push_back(alert.alert_id);
        tried.push_back(ids);
        if (on_deliver)
            on_deliver();
        if (const auto error = answer(alerts))
            co_return std::unexpected{*error};
        taken.push_back(std::move(ids));
        co_return Result<void>{};
    }

    [[nodiscard]] std::chrono::seconds asked_pause() const override { return pause; }
    void stop() override { is_stopped = true; }

    [[nodiscard]] Ids taken_ids() const
    {
        Ids ids;
        for (const auto& group : taken)
            ids.insert(ids.end(), group.begin(), group.end());
        return ids;
    }

    std::function<std::optional<Error>(std::span<const Alert>)> answer =
        [](std::span<const Alert>) { return std::nullopt; };
    std::function<void()> on_deliver;
    std::vector<Ids> tried;  ///< One entry a delivery.
    std::vector<Ids> taken;
    std::chrono::seconds pause{0};
    bool is_stopped = false;
};

/// A store, and a queue that brings its alerts to a sink. Without a wait: each `drain` tries
/// until the first failure, and `now` is what the test says.
struct SinkScene {
    explicit SinkScene(std::function<std::unique_ptr<daemon::RemoteSink>(SinkScene&)> make = {},
                       daemon::SinkQueue::Settings settings = {.name = "sink",
                                                               .kind = "mail",
                                                               .filter = {},
                                                               .digest_above = 20})
        : queue{std::move(settings),
                make ? make(*this) : make_fake(),
                {.loop = loop,
                 .db = db,
                 .clock = [this] { return now; },
                 .jitter = [] { return 0.0; }}}
    {
        outbox.begin_sink("sink", "mail", storage::Outbox::From::now, now);
    }

    std::unique_ptr<daemon::RemoteSink> make_fake()
    {
        auto made = std::make_unique<FakeRemoteSink>();
        fake = made.get();
        return made;
    }

    std::int64_t add(Alert alert)
    {
        alert.time = now;
        return outbox.add(alert);
    }
    std::int64_t add(std::string id) { return add(sample_alert(std::move(id))); }

    bool drain() { return complete(loop, queue.drain()); }
    storage::Outbox::SinkStatus status() { return outbox.status({"sink"}).back(); }

    Time now{std::chrono::seconds{1'790'000'000}};
    boost::asio::io_context loop;
    storage::Database db = storage::Database::in_memory();
    storage::Outbox outbox{db};
    FakeRemoteSink* fake = nullptr;
    daemon::SinkQueue queue;
};

}  // namespace advisory::test
