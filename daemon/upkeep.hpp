#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "ingest/evaluator.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// Work on what is stored, behind the mails: a little at a time, so that none of them waits.
/// Another program that holds the store delays it.
class Upkeep {
public:
    /// Keeps the references: all of them must outlive it. `on_alerts` is called once there are
    /// new ones.
    Upkeep(boost::asio::io_context& loop,
           storage::Database& db,
           ingest::Evaluator& evaluator,
           std::function<void()> on_alerts);

    /// Holds stored notices against an inventory that an import changed, or by the rules of a new
    /// version of this program: advisoryctl does so after its import, unless it was interrupted.
    boost::asio::awaitable<void> keep_evaluated();

    /// The same once.
    boost::asio::awaitable<void> evaluate_outdated();

    /// Puts words into the index; searches read what is not indexed yet. What a backlog took of
    /// memory is given back behind it.
    boost::asio::awaitable<void> keep_indexed();

    /// Without a daemon that runs on, nobody else does. After a backlog some runs share the work.
    void index_some();

    void stop();

private:
    void release_memory();

    boost::asio::io_context& loop_;
    storage::Database& db_;
    ingest::Evaluator& evaluator_;
    std::function<void()> on_alerts_;
    boost::asio::steady_timer recheck_;
    boost::asio::steady_timer reindex_;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
