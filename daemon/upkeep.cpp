#include "daemon/upkeep.hpp"

#include <chrono>
#include <utility>

#include <malloc.h>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/patient_writer.hpp"
#include "ingest/reevaluation.hpp"
#include "language/say.hpp"
#include "storage/text_index.hpp"

namespace advisory::daemon {

namespace asio = boost::asio;

Upkeep::Upkeep(asio::io_context& loop,
               storage::Database& db,
               ingest::Evaluator& evaluator,
               std::function<void()> on_alerts)
    : loop_{loop},
      db_{db},
      evaluator_{evaluator},
      on_alerts_{std::move(on_alerts)},
      recheck_{loop},
      reindex_{loop}
{}

asio::awaitable<void> Upkeep::keep_evaluated()
{
    constexpr std::chrono::seconds interval{60};
    while (!is_stopping_) {
        co_await evaluate_outdated();
        if (is_stopping_)  // The cancelled timer would be set again.
            co_return;
        recheck_.expires_after(interval);
        co_await recheck_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Upkeep::evaluate_outdated()
{
    constexpr std::size_t batch = 20;
    ingest::Reevaluation reevaluation{db_, evaluator_, ingest::Reevaluation::Which::outdated};
    const auto& progress = reevaluation.progress();
    if (progress.all == 0)
        co_return;
    PatientWriter writer{say("the evaluation by today's inventory")};
    for (bool has_more = true; has_more && !is_stopping_;) {
        if (writer.try_to([&] { has_more = reevaluation.step(batch); })) {
            co_await asio::post(loop_, asio::use_awaitable);
            continue;
        }
        recheck_.expires_after(busy_pause);
        co_await recheck_.async_wait(asio::as_tuple(asio::use_awaitable));
    }

    log(Level::info,
        "advisories.reevaluated",
        {{"advisories", fmt::to_string(progress.advisories)},
         {"matches", fmt::to_string(progress.matches)},
         {"alerts", fmt::to_string(progress.alerts)},
         {"kept", fmt::to_string(progress.kept)}});
    if (progress.alerts > 0)
        on_alerts_();
}

asio::awaitable<void> Upkeep::keep_indexed()
{
    constexpr std::chrono::seconds interval{10};
    constexpr std::size_t batch = 20;
    storage::TextIndex index{db_};
    PatientWriter writer{say("the index of words")};
    while (!is_stopping_) {
        // A busy store ends the round: what is not indexed yet is found all the same.
        bool has_more = true;
        bool has_worked = false;
        while (!is_stopping_ && writer.try_to([&] { has_more = index.step(batch); }) && has_more) {
            has_worked = true;
            co_await asio::post(loop_, asio::use_awaitable);
        }
        if (is_stopping_)
            co_return;
        if (has_worked)
            release_memory();
        reindex_.expires_after(interval);
        co_await reindex_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Upkeep::index_some()
{
    constexpr int most_batches = 10;
    constexpr std::size_t batch = 100;
    storage::TextIndex index{db_};
    for (int done = 0; done < most_batches && index.step(batch); ++done) {}
}

void Upkeep::stop()
{
    is_stopping_ = true;
    recheck_.cancel();
    reindex_.cancel();
}

/// The next mail may be days away.
void Upkeep::release_memory()
{
    db_.release_memory();
    ::malloc_trim(0);
}

}  // namespace advisory::daemon
