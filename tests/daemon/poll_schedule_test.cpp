#include "daemon/poll_schedule.hpp"

#include <algorithm>

#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr PollSchedule::Limits limits{
    .interval = minutes{5},
    .first_retry = seconds{30},
    .longest_retry = minutes{30},
};

std::vector<long> waits_after_failures(PollSchedule schedule, int count, double jitter = 0)
{
    std::vector<long> waits;
    for (int failure = 0; failure < count; ++failure)
        waits.push_back(schedule.after_failure(Errc::unreachable, jitter).count() / 1000);
    return waits;
}

}  // namespace

TEST_SUITE("poll schedule")
{
    TEST_CASE("a mailbox that answers is polled at the interval")
    {
        PollSchedule schedule{limits};

        CHECK(schedule.after_success() == minutes{5});
        CHECK(schedule.after_success() == minutes{5});
    }

    TEST_CASE("retries wait twice as long each time, up to the longest")
    {
        CHECK(waits_after_failures(PollSchedule{limits}, 9) ==
              std::vector<long>{30, 60, 120, 240, 480, 960, 1800, 1800, 1800});
    }

    TEST_CASE("a server that refuses us is asked less often from the start")
    {
        PollSchedule schedule{{
            .interval = minutes{5},
            .first_retry = seconds{2},
            .first_retry_refused = minutes{1},
        }};

        CHECK(schedule.after_failure(Errc::unreachable, 0) == seconds{2});
        CHECK(schedule.after_failure(Errc::refused, 0) == minutes{1});
        CHECK(schedule.after_failure(Errc::refused, 0) == minutes{2});
    }

    TEST_CASE("a success begins the retries anew")
    {
        PollSchedule schedule{limits};
        waits_after_failures(schedule, 5);
        for (int failure = 0; failure < 5; ++failure)
            schedule.after_failure(Errc::unreachable, 0);

        CHECK(schedule.after_success() == minutes{5});
        CHECK(schedule.after_failure(Errc::unreachable, 0) == seconds{30});
    }

    TEST_CASE("jitter takes off up to half of a wait, and does not add up")
    {
        CHECK(waits_after_failures(PollSchedule{limits}, 4, 1.0) ==
              std::vector<long>{15, 30, 60, 120});
        CHECK(waits_after_failures(PollSchedule{limits}, 4, 0.5) ==
              std::vector<long>{22, 45, 90, 180});
        CHECK(waits_after_failures(PollSchedule{limits}, 1, 7.0) == std::vector<long>{15});
        CHECK(waits_after_failures(PollSchedule{limits}, 1, -7.0) == std::vector<long>{30});
    }

    TEST_CASE("no retry is later than an interval of success would be, the first one at least")
    {
        PollSchedule schedule{{.interval = seconds{10}, .first_retry = seconds{30}}};

        CHECK(schedule.after_failure(Errc::unreachable, 0) == seconds{10});
    }

    TEST_CASE("an interval longer than the longest retry is the longest retry")
    {
        PollSchedule schedule{{.interval = hours{2}, .first_retry = hours{2}}};

        CHECK(schedule.after_failure(Errc::unreachable, 0) == hours{2});
        CHECK(schedule.after_failure(Errc::unreachable, 0) == hours{2});
    }

    TEST_CASE("a year of failures does not run over")
    {
        const auto waits = waits_after_failures(
            PollSchedule{{.first_retry = milliseconds{1000}, .longest_retry = milliseconds::max()}},
            10'000);

        CHECK(std::ranges::is_sorted(waits));
        CHECK(waits.back() == milliseconds::max().count() / 1000);
    }
}

}  // namespace advisory::daemon
