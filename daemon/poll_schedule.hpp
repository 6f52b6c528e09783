#pragma once

#include <chrono>

#include "core/result.hpp"

namespace advisory::daemon {

/// Decides how long to wait until a mailbox is polled again.
///
/// Plain arithmetic: no clock, no timer, no random source, so that tests can ask
/// for a whole day of retries in a microsecond.
class PollSchedule {
public:
    using Wait = std::chrono::milliseconds;

    struct Limits {
        Wait interval = std::chrono::minutes{5};             ///< Between two polls that succeed.
        Wait first_retry = std::chrono::seconds{2};          ///< Never more than the interval.
        Wait first_retry_refused = std::chrono::minutes{1};  ///< Likewise; a login was refused.
        Wait longest_retry = std::chrono::minutes{30};       ///< Never less than the interval.
    };

    explicit PollSchedule(const Limits& limits);

    /// The mailbox answered: the regular interval.
    Wait after_success();

    /// The mailbox did not answer: twice as long as after the last failure, up to
    /// the longest retry. `jitter`, 0 to 1, takes off up to half of it, so that many
    /// clients do not come back to a restarted server at the same moment. A server that refuses
    /// us is asked less often from the start: many lock an account that tries again and again.
    Wait after_failure(Errc code, double jitter);

private:
    Limits limits_;
    Wait retry_;  ///< After the next failure, before jitter.
};

}  // namespace advisory::daemon
