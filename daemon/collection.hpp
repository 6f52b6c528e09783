#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "config/configuration.hpp"
#include "daemon/ingest_sink.hpp"
#include "daemon/login.hpp"
#include "daemon/login_gate.hpp"
#include "daemon/mailbox.hpp"
#include "daemon/poller.hpp"
#include "daemon/roster.hpp"

namespace advisory::daemon {

/// The connections to the folders of a mailbox, or a Maildir: what runs for one table of the
/// configuration.
class Incoming {
public:
    /// What reads folders and takes their mails into the store.
    struct Line {
        Line(std::string name,
             std::vector<std::string> folders,
             std::unique_ptr<Mailbox> mailbox,
             IngestSink::Parts parts,
             const PollSchedule& schedule,
             Poller::Jitter jitter);

        std::unique_ptr<Mailbox> mailbox;
        IngestSink sink;
        Poller poller;
    };

    /// With `watch` each folder of a mailbox has a connection of its own, up to a few.
    enum class Mode { watch, once };

    /// Keep the references in `parts`: all of them must outlive it.
    Incoming(const config::Mailbox& mailbox,
             Mode mode,
             const IngestSink::Parts& parts,
             const Poller::Jitter& jitter);
    Incoming(const config::Maildir& maildir,
             const IngestSink::Parts& parts,
             const Poller::Jitter& jitter);

    /// Polls until stopped or finished; all that was taken is stored then.
    boost::asio::awaitable<void> run();

    /// What is being read is read to its end, then `run` ends.
    void finish();

    /// Ends `run` soon, and what is under way to log in.
    void stop();

    std::deque<Line>& lines() { return lines_; }

private:
    boost::asio::awaitable<void> run(Line& line);

    boost::asio::io_context& loop_;
    std::unique_ptr<Login> login_;                    ///< One for all connections.
    std::unique_ptr<LoginGate> gate_;                 ///< Likewise.
    std::unique_ptr<boost::asio::thread_pool> disk_;  ///< A thread for the Maildir.
    std::deque<Line> lines_;
    std::size_t running_ = 0;
    boost::asio::steady_timer all_ended_;  ///< Never ends; cancelled behind the last line.
};

/// Everything that mails are collected from, as the configuration says.
class Collection {
public:
    /// Keeps the references in `parts`: all of them must outlive it.
    Collection(const config::Configuration& configuration,
               Incoming::Mode mode,
               const IngestSink::Parts& parts);

    /// Collects from now on as `configuration` says. What it leaves as it was goes on untouched;
    /// see Roster.
    RosterChange configure(const config::Configuration& configuration);

    /// Runs all of it until `stop`.
    void run();

    void stop();

    [[nodiscard]] std::vector<Poller*> pollers();

private:
    Poller::Jitter jitter();

    std::mt19937_64 random_{std::random_device{}()};
    Roster<config::Mailbox, Incoming> mailboxes_;
    Roster<config::Maildir, Incoming> maildirs_;
};

}  // namespace advisory::daemon
