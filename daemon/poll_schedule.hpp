#pragma once

#include <chrono>

namespace advisory::daemon {

/// Decides how long to wait until a mailbox is polled again.
///
/// Plain arithmetic: no clock, no timer, no random source, so that tests can ask
/// for a whole day of retries in a microsecond.
class PollSchedule {
public:
    using Wait = std::chrono::milliseconds;

    struct Limits {
        Wait interval = std::chrono::minutes{5};        ///< Between two polls that succeed.
        Wait first_retry = std::chrono::seconds{30};    ///< Never more than the interval.
        Wait longest_retry = std::chrono::minutes{30};  ///< Never less than the interval.
    };

    explicit PollSchedule(const Limits& limits);

    /// The mailbox answered: the regular interval.
    Wait after_success();

    /// The mailbox did not answer: twice as long as after the last failure, up to
    /// the longest retry. `jitter`, 0 to 1, takes off up to half of it, so that many
    /// clients do not come back to a restarted server at the same moment.
    Wait after_failure(double jitter);

private:
    Limits limits_;
    Wait retry_;  ///< After the next failure, before jitter.
};

}  // namespace advisory::daemon
