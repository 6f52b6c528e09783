#pragma once

#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "daemon/ingest_sink.hpp"
#include "daemon/login.hpp"
#include "daemon/login_gate.hpp"
#include "daemon/mailbox.hpp"
#include "daemon/poller.hpp"

namespace advisory::daemon {

/// Everything that mails are collected from, as the configuration says, each with what reads it
/// and what takes its mails into the store.
class Collection {
public:
    /// A connection to the folders of a mailbox that it waits in, or a Maildir.
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

    /// Keeps the references in `parts`: all of them must outlive it.
    Collection(const config::Configuration& configuration,
               Mode mode,
               const IngestSink::Parts& parts);

    std::deque<Line>& lines() { return lines_; }

    /// Ends every poller soon, and what is under way to log in.
    void stop();

private:
    void add(const config::Mailbox& mailbox, Mode mode, const IngestSink::Parts& parts);
    void add(const config::Maildir& maildir, const IngestSink::Parts& parts);
    double jitter() { return std::uniform_real_distribution{0.0, 1.0}(random_); }

    std::mt19937_64 random_{std::random_device{}()};
    std::deque<Login> logins_;                    ///< One a mailbox, whatever its connections.
    std::deque<LoginGate> gates_;                 ///< Likewise.
    std::deque<boost::asio::thread_pool> disks_;  ///< A thread each, one a Maildir.
    std::deque<Line> lines_;
};

}  // namespace advisory::daemon
