#include "daemon/service.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <exception>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include "daemon/alerting.hpp"
#include "daemon/collection.hpp"
#include "daemon/ingest_sink.hpp"
#include "daemon/log.hpp"
#include "daemon/patient_writer.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/store_lock.hpp"
#include "daemon/upkeep.hpp"
#include "ingest/daily_digest.hpp"
#include "ingest/evaluator.hpp"
#include "ingest/ingest.hpp"
#include "ingest/source_watch.hpp"
#include "transport/curl_library.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

/// Threads that read mails beside the loop's own, which fetches and stores them.
std::size_t worker_count()
{
    constexpr unsigned most = 4;
    const auto processors = std::thread::hardware_concurrency();
    return std::clamp(processors, 2U, most + 1) - 1;
}

std::vector<std::pair<std::string, std::string>> folders_of(
    const config::Configuration& configuration)
{
    std::vector<std::pair<std::string, std::string>> folders;
    for (const auto& incoming : configuration.incoming())
        for (const auto& folder : incoming.folders)
            folders.emplace_back(incoming.name, folder);
    return folders;
}

/// The parts of a running daemon, declared in the order in which they depend on each other.
class Service {
public:
    Service(const config::Configuration& configuration, RunMode mode, const Clock& clock)
        : db_{storage::Database::open(configuration.store, storage::Database::Access::read_write)},
          evaluator_{db_, clock},
          ingest_{db_, evaluator_, clock, configuration.recognition, configuration.sources},
          source_watch_{db_, configuration.sources},
          polled_folders_{folders_of(configuration)},
          clock_{clock},
          digest_at_{configuration.digest_at},
          alerting_{configuration, loop_, db_, clock},
          upkeep_{loop_, db_, evaluator_, [this] { deliver(); }},
          collection_{configuration,
                      mode == RunMode::once ? Collection::Mode::once : Collection::Mode::watch,
                      {.loop = loop_,
                       .workers = workers_,
                       .db = db_,
                       .ingest = ingest_,
                       .clock = clock,
                       .on_alerts = [this] { deliver(); }}}
    {
        db_.wait_for_locks(longest_lock_wait);
    }

    ~Service()
    {
        // What a worker reads refers to parts that are destroyed before it.
        workers_.stop();
        workers_.join();
    }

    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    RunResult run_until_stopped()
    {
        watch_signals();
        watch_reopen();
        spawn(feed_watchdog());
        spawn(collect(RunMode::until_stopped));
        spawn(look_for_alerts());
        spawn(upkeep_.keep_evaluated());
        spawn(upkeep_.keep_indexed());

        // What a crash left undelivered goes out before anything new.
        deliver();
        notify_service_manager("READY=1");
        loop_.run();
        return RunResult::done;
    }

    RunResult run_once()
    {
        watch_signals();
        spawn(upkeep_.evaluate_outdated());
        spawn(collect(RunMode::once));
        loop_.run();
        check_sources();
        if (!was_stopped_)
            upkeep_.index_some();
        make_digest();

        const auto drained = alerting_.deliver();
        drain_queues();
        const bool is_done =
            failed_polls_ == 0 && failed_sinks_ == 0 && drained == AlertDelivery::Drained::all;
        return is_done ? RunResult::done : RunResult::failed;
    }

private:
    /// What a coroutine throws ends the loop, then run(), then main().
    void spawn(asio::awaitable<void> task)
    {
        asio::co_spawn(loop_, std::move(task), [](const std::exception_ptr& failure) {
            if (failure)
                std::rethrow_exception(failure);
        });
    }

    asio::awaitable<void> collect(RunMode mode)
    {
        co_await begin_source_watch();
        const bool is_once = mode == RunMode::once;
        if (is_stopping_) {
            failed_polls_ += is_once ? 1U : 0U;
            co_return;
        }
        deliver();
        if (!is_once)
            for (auto& queue : alerting_.queues())
                spawn(queue.run());
        for (auto& line : collection_.lines())
            spawn(is_once ? poll_once(line.poller) : line.poller.run());
        if (!is_once)
            spawn(watch_sources());
    }

    asio::awaitable<void> poll_once(Poller& poller)
    {
        ++running_polls_;
        // Awaits stand alone: GCC 12 makes broken code of one inside a condition.
        const bool was_read = co_await poller.run_once();
        if (!was_read)
            ++failed_polls_;
        if (--running_polls_ == 0)
            stop_collecting();
    }

    /// Gives every queue one chance to hand over what waits.
    void drain_queues()
    {
        running_drains_ = alerting_.queues().size();
        if (running_drains_ == 0 || was_stopped_)
            return;
        loop_.restart();
        watch_signals();
        for (auto& queue : alerting_.queues())
            spawn(drain_once(queue));
        loop_.run();
    }

    asio::awaitable<void> drain_once(SinkQueue& queue)
    {
        const bool was_drained = co_await queue.drain();
        if (!was_drained)
            ++failed_sinks_;
        if (--running_drains_ == 0)
            stop();
    }

    void watch_signals()
    {
        stop_signals_.async_wait([this](const boost::system::error_code& cancelled, int number) {
            if (cancelled)
                return;
            was_stopped_ = true;
            log(Level::info, "daemon.stopping", {{"signal", number == SIGTERM ? "TERM" : "INT"}});
            notify_service_manager("STOPPING=1");
            stop();
        });
    }

    void watch_reopen()
    {
        reopen_signal_.async_wait([this](const boost::system::error_code& cancelled, int) {
            if (cancelled)
                return;
            alerting_.reopen();
            log(Level::info, "log.reopened");
            watch_reopen();
        });
    }

    asio::awaitable<void> feed_watchdog()
    {
        const auto interval = watchdog_interval();
        while (interval && !is_stopping_) {
            notify_service_manager("WATCHDOG=1");
            watchdog_.expires_after(*interval);
            co_await watchdog_.async_wait(asio::as_tuple(asio::use_awaitable));
        }
    }

    /// Looks for alerts that wait: soon for those that advisoryctl has written, from time to time
    /// for a log that failed.
    asio::awaitable<void> look_for_alerts()
    {
        constexpr std::chrono::seconds interval{2};
        constexpr int looks_before_retry = 15;
        auto version = db_.data_version();
        for (int look = 1; !is_stopping_; ++look) {
            retry_.expires_after(interval);
            co_await retry_.async_wait(asio::as_tuple(asio::use_awaitable));
            if (is_stopping_)
                co_return;

            const auto seen = std::exchange(version, db_.data_version());
            make_digest();
            if (seen != version || look % looks_before_retry == 0)
                deliver();
        }
    }

    /// Once a day, at the configured time.
    void make_digest()
    {
        bool is_made = false;
        digest_writer_.try_to(
            [&] { is_made = digest_at_ && ingest::make_daily_digest(db_, *digest_at_, clock_()); });
        if (is_made)
            deliver();
    }

    /// Before the first mail is taken.
    asio::awaitable<void> begin_source_watch()
    {
        PatientWriter writer{"the collection of mails"};
        while (!is_stopping_) {
            const bool has_begun = writer.write(db_, [this] {
                source_watch_.begin(clock_());
                alerting_.begin(clock_());
            });
            if (has_begun)
                co_return;
            source_check_.expires_after(busy_pause);
            co_await source_check_.async_wait(asio::as_tuple(asio::use_awaitable));
        }
    }

    /// Looks for lists that fell silent and for numbers that are missing.
    asio::awaitable<void> watch_sources()
    {
        constexpr std::chrono::seconds interval{10};
        while (!is_stopping_) {
            source_check_.expires_after(interval);
            co_await source_check_.async_wait(asio::as_tuple(asio::use_awaitable));
            if (!is_stopping_ && check_sources() > 0)
                deliver();
        }
    }

    /// Another program may keep the store for minutes: what is due is due at the next look, too.
    std::size_t check_sources()
    {
        const auto now = clock_();
        if (!source_watch_.is_due(polled_folders_, now))
            return 0;

        std::size_t alerts = 0;
        source_writer_.write(db_, [&] { alerts = source_watch_.check(polled_folders_, now); });
        return alerts;
    }

    void deliver() { alerting_.deliver(); }

    /// Every task ends by itself and the loop runs dry.
    void stop()
    {
        alerting_.stop();
        stop_collecting();
    }

    void stop_collecting()
    {
        is_stopping_ = true;
        collection_.stop();
        upkeep_.stop();
        stop_signals_.cancel();
        reopen_signal_.cancel();
        watchdog_.cancel();
        retry_.cancel();
        source_check_.cancel();
    }

    asio::io_context loop_{1};
    asio::thread_pool workers_{worker_count()};
    asio::signal_set stop_signals_{loop_, SIGINT, SIGTERM};
    asio::signal_set reopen_signal_{loop_, SIGHUP};
    asio::steady_timer watchdog_{loop_};
    asio::steady_timer retry_{loop_};
    asio::steady_timer source_check_{loop_};

    storage::Database db_;
    ingest::Evaluator evaluator_;
    ingest::Ingest ingest_;
    ingest::SourceWatch source_watch_;
    std::vector<std::pair<std::string, std::string>> polled_folders_;
    Clock clock_;
    std::optional<std::chrono::minutes> digest_at_;
    Alerting alerting_;
    Upkeep upkeep_;
    PatientWriter digest_writer_{"the daily digest"};
    PatientWriter source_writer_{"the watch over sources"};
    Collection collection_;

    std::size_t running_polls_ = 0;
    std::size_t failed_polls_ = 0;
    std::size_t running_drains_ = 0;
    std::size_t failed_sinks_ = 0;
    bool is_stopping_ = false;
    bool was_stopped_ = false;  ///< By a signal, not by having done everything once.
};

}  // namespace

RunResult run(const config::Configuration& configuration, RunMode mode, const Clock& clock)
{
    const auto lock = StoreLock::acquire(configuration.store);
    if (!lock) {
        log(Level::error,
            "daemon.refused",
            {{"error", lock.error().message}, {"remedy", lock.error().hint}});
        return RunResult::failed;
    }

    const transport::CurlLibrary curl;
    Service service{configuration, mode, clock};
    log(Level::info,
        "daemon.started",
        {{"store", configuration.store.native()},
         {"mailboxes", fmt::to_string(configuration.incoming().size())}});
    return mode == RunMode::once ? service.run_once() : service.run_until_stopped();
}

}  // namespace advisory::daemon
