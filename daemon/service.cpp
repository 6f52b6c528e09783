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
#include "daemon/metrics_page.hpp"
#include "daemon/metrics_server.hpp"
#include "daemon/patient_writer.hpp"
#include "daemon/roster.hpp"
#include "daemon/service_manager.hpp"
#include "daemon/source_checks.hpp"
#include "daemon/upkeep.hpp"
#include "daemon/watchdog.hpp"
#include "ingest/daily_digest.hpp"
#include "ingest/evaluator.hpp"
#include "ingest/ingest.hpp"
#include "language/say.hpp"
#include "storage/store_lock.hpp"
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

std::string describe(const RosterChange& change)
{
    return say("{} new, {} ended, {} as before", change.begun, change.ended, change.left_alone);
}

config::Problem another_store(const config::Configuration& configuration)
{
    return {
        .file = configuration.file,
        .place = {},
        .message = say("[store] path cannot change while advisoryd runs"),
        .hint = say("restart it, or put the path back"),
    };
}

/// The parts of a running daemon, declared in the order in which they depend on each other.
class Service {
public:
    Service(const config::Configuration& configuration,
            LoadConfiguration load,
            RunMode mode,
            const Clock& clock)
        : configuration_{configuration},
          load_{std::move(load)},
          db_{storage::Database::open(configuration.store, storage::Database::Access::read_write)},
          evaluator_{db_, clock},
          ingest_{db_, evaluator_, clock, configuration.recognition, configuration.sources},
          clock_{clock},
          alerting_{configuration, loop_, db_, clock},
          metrics_{loop_,
                   [this](const config::MetricsEndpoint& endpoint) {
                       return std::make_unique<MetricsServer>(loop_, endpoint, [this] {
                           return metrics_page(db_, clock_());
                       });
                   }},
          source_checks_{loop_, db_, clock, [this] { deliver(); }},
          upkeep_{loop_, db_, evaluator_, [this] { deliver(); }},
          collection_{configuration,
                      mode == RunMode::once ? Incoming::Mode::once : Incoming::Mode::watch,
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
        spawn(watchdog_.feed());
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
        source_checks_.check();
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
        co_await write_down(configuration_);
        const bool is_once = mode == RunMode::once;
        if (is_stopping_) {
            failed_polls_ += is_once ? 1U : 0U;
            co_return;
        }
        deliver();
        if (is_once) {
            for (auto* const poller : collection_.pollers())
                spawn(poll_once(*poller));
            co_return;
        }
        alerting_.run();
        collection_.run();
        spawn(source_checks_.keep_checked());
        metrics_.configure(configuration_.metrics);
        metrics_.run();
        spawn(follow_hangups());
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
        const auto queues = alerting_.queues();
        running_drains_ = queues.size();
        if (running_drains_ == 0 || was_stopped_)
            return;
        loop_.restart();
        watch_signals();
        for (auto* const queue : queues)
            spawn(drain_once(*queue));
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

    /// One after the other: what comes meanwhile waits.
    asio::awaitable<void> follow_hangups()
    {
        while (!is_stopping_) {
            co_await hangup_.async_wait(asio::as_tuple(asio::use_awaitable));
            if (is_stopping_)
                co_return;
            alerting_.reopen();
            log(Level::info, "log.reopened");
            co_await reload();
        }
    }

    /// Takes over the configuration file as it stands, whole, or leaves all as it is.
    asio::awaitable<void> reload()
    {
        auto loaded = load_();
        if (loaded && loaded->store != configuration_.store)
            loaded = std::unexpected{std::vector{another_store(*loaded)}};
        if (!loaded) {
            for (const auto& problem : loaded.error())
                log(Level::error,
                    "config.refused",
                    {{"error", config::describe(problem)},
                     {"effect", say("the configuration of before goes on")}});
            co_return;
        }

        co_await write_down(*loaded);
        if (!is_stopping_)
            take_over(*std::move(loaded));
    }

    void take_over(config::Configuration configuration)
    {
        configuration_ = std::move(configuration);
        ingest_.configure(configuration_.recognition, configuration_.sources);
        const auto sinks = alerting_.configure(configuration_);
        const auto mailboxes = collection_.configure(configuration_);
        metrics_.configure(configuration_.metrics);
        deliver();
        log(Level::info,
            "config.reloaded",
            {{"mailboxes", describe(mailboxes)}, {"sinks", describe(sinks)}});
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
        digest_writer_.try_to([&] {
            is_made = configuration_.digest_at &&
                      ingest::make_daily_digest(db_, *configuration_.digest_at, clock_());
        });
        if (is_made)
            deliver();
    }

    /// Which sources and sinks there are, before anything is taken from or told to them.
    asio::awaitable<void> write_down(const config::Configuration& configuration)
    {
        PatientWriter writer{say("the collection of mails")};
        while (!is_stopping_) {
            const bool is_written = writer.write(db_, [&] {
                source_checks_.begin(configuration);
                alerting_.begin(configuration, clock_());
            });
            if (is_written)
                co_return;
            pause_.expires_after(busy_pause);
            co_await pause_.async_wait(asio::as_tuple(asio::use_awaitable));
        }
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
        hangup_.cancel();
        pause_.cancel();
        watchdog_.stop();
        retry_.cancel();
        source_checks_.stop();
        metrics_.stop();
    }

    asio::io_context loop_{1};
    asio::thread_pool workers_{worker_count()};
    asio::signal_set stop_signals_{loop_, SIGINT, SIGTERM};
    asio::signal_set hangup_{loop_, SIGHUP};
    asio::steady_timer pause_{loop_};
    Watchdog watchdog_{loop_};
    asio::steady_timer retry_{loop_};

    config::Configuration configuration_;
    LoadConfiguration load_;
    storage::Database db_;
    ingest::Evaluator evaluator_;
    ingest::Ingest ingest_;
    Clock clock_;
    Alerting alerting_;
    Roster<config::MetricsEndpoint, MetricsServer> metrics_;
    SourceChecks source_checks_;
    Upkeep upkeep_;
    PatientWriter digest_writer_{say("the daily digest")};
    Collection collection_;

    std::size_t running_polls_ = 0;
    std::size_t failed_polls_ = 0;
    std::size_t running_drains_ = 0;
    std::size_t failed_sinks_ = 0;
    bool is_stopping_ = false;
    bool was_stopped_ = false;  ///< By a signal, not by having done everything once.
};

}  // namespace

RunResult run(const config::Configuration& configuration,
              const LoadConfiguration& load,
              RunMode mode,
              const Clock& clock)
{
    using enum storage::StoreLock::Purpose;
    const auto purpose = mode == RunMode::once ? once : watch;
    const auto lock = storage::StoreLock::acquire(configuration.store, purpose);
    if (!lock) {
        log(Level::error,
            "daemon.refused",
            {{"error", lock.error().message}, {"remedy", lock.error().hint}});
        return RunResult::failed;
    }

    const transport::CurlLibrary curl;
    Service service{configuration, load, mode, clock};
    log(Level::info,
        "daemon.started",
        {{"store", configuration.store.native()},
         {"mailboxes", fmt::to_string(configuration.incoming().size())}});
    return mode == RunMode::once ? service.run_once() : service.run_until_stopped();
}

}  // namespace advisory::daemon
