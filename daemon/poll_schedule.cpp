#include "daemon/poll_schedule.hpp"

#include <algorithm>

namespace advisory::daemon {

PollSchedule::PollSchedule(const Limits& limits)
    : limits_{
          .interval = limits.interval,
          .first_retry = std::min(limits.first_retry, limits.interval),
          .first_retry_refused = std::min(limits.first_retry_refused, limits.interval),
          .longest_retry = std::max(limits.longest_retry, limits.interval),
      },
      retry_{limits_.first_retry}
{}

PollSchedule::Wait PollSchedule::after_success()
{
    retry_ = limits_.first_retry;
    return limits_.interval;
}

PollSchedule::Wait PollSchedule::after_failure(Errc code, double jitter)
{
    if (code == Errc::refused)
        retry_ = std::max(retry_, limits_.first_retry_refused);
    const auto wait = retry_;

    // Halved first: twice the longest retry might not fit.
    retry_ = retry_ > limits_.longest_retry / 2 ? limits_.longest_retry : retry_ * 2;

    const auto off = static_cast<double>(wait.count()) / 2 * std::clamp(jitter, 0.0, 1.0);
    return wait - Wait{static_cast<Wait::rep>(off)};
}

}  // namespace advisory::daemon
