#pragma once

#include <chrono>
#include <functional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/mailbox.hpp"
#include "daemon/poll_schedule.hpp"

namespace advisory::daemon {

/// Watches one mailbox, again and again when that fails. One poller a mailbox, so that one that
/// hangs or fails does not touch the others. For the loop's thread.
class Poller {
public:
    /// Asked for a number from 0 to 1 after each failure.
    using Jitter = std::function<double()>;

    struct Parts {
        Mailbox& mailbox;
        MailSink& sink;
        PollSchedule schedule;
        Jitter jitter;
    };

    /// Keeps references: loop, mailbox and sink must outlive the poller.
    Poller(boost::asio::io_context& loop, Parts parts);

    /// Watches and waits until stopped. What the sink throws comes out here.
    boost::asio::awaitable<void> run();

    /// Polls once. Answers true when every folder was read to its end.
    boost::asio::awaitable<bool> run_once();

    /// Ends `run` once what is there to be read is read.
    void finish();

    /// Ends `run` soon, a poll under way included.
    void stop();

private:
    PollSchedule::Wait wait_after(const WatchReport& report,
                                  std::chrono::steady_clock::duration lasted);

    Parts parts_;
    boost::asio::steady_timer timer_;
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
