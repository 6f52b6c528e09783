#include "ingest/daily_digest.hpp"

#include <doctest/doctest.h>

#include "alerting/daily_digest.hpp"
#include "storage/acknowledgements.hpp"
#include "storage/outbox.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::ingest {

namespace {

constexpr std::chrono::minutes half_past_eight{510};

Time japan(std::string_view when)
{
    return *read_time(std::string{when} + ":00+09:00");
}

Alert raised_at(Time when)
{
    Alert alert;
    alert.time = when;
    alert.event = "alert.raised";
    alert.alert_id = "AL-" + std::to_string(when.time_since_epoch().count());
    return alert;
}

struct DigestBench {
    bool make(std::string_view when) { return make_daily_digest(db, half_past_eight, japan(when)); }

    alerting::DailyFigures last()
    {
        const auto digest = outbox.last_of(event_digest);
        REQUIRE(digest);
        return alerting::read_figures(digest->figures);
    }

    storage::Database db = storage::Database::in_memory();
    storage::Outbox outbox{db};
};

}  // namespace

TEST_SUITE("daily digest")
{
    TEST_CASE("it is made once a day of Japan, and not before its time")
    {
        DigestBench bench;

        CHECK_FALSE(bench.make("2026-11-26T08:29"));
        CHECK(bench.make("2026-11-26T08:30"));
        CHECK_FALSE(bench.make("2026-11-26T08:30"));
        CHECK_FALSE(bench.make("2026-11-26T23:59"));
        CHECK_FALSE(bench.make("2026-11-27T00:00"));
        CHECK_FALSE(bench.make("2026-11-27T08:29"));
        CHECK(bench.make("2026-11-27T08:31"));

        CHECK(bench.outbox.history_of("DIGEST-2026-11-26").size() == 1);
        CHECK(bench.outbox.history_of("DIGEST-2026-11-27").size() == 1);
    }

    TEST_CASE("a restart makes none again, and one that was missed comes later on its day")
    {
        const test::TemporaryFolder folder;
        const auto path = folder.path() / "store.db";
        const auto make = [&](std::string_view when) {
            auto db = storage::Database::open(path, storage::Database::Access::read_write);
            return make_daily_digest(db, half_past_eight, japan(when));
        };

        CHECK(make("2026-11-26T08:30"));
        CHECK_FALSE(make("2026-11-26T08:31"));
        CHECK(make("2026-11-27T22:00"));
        CHECK_FALSE(make("2026-11-28T08:00"));
        CHECK(make("2026-11-30T09:00"));
    }

    TEST_CASE("an alert is in one digest, also when a day was missed, and open ones in all")
    {
        DigestBench bench;
        bench.outbox.add(raised_at(japan("2026-11-26T08:00")));
        bench.make("2026-11-26T08:30");
        CHECK(bench.last().day == "2026-11-26");
        CHECK(bench.last().raised == 1);
        CHECK(bench.last().open == 1);

        bench.outbox.add(raised_at(japan("2026-11-26T08:31")));
        bench.outbox.add(raised_at(japan("2026-11-27T12:00")));
        bench.make("2026-11-28T10:00");

        CHECK(bench.last().raised == 2);
        CHECK(bench.last().updated == 0);
        CHECK(bench.last().open == 3);
        bench.make("2026-11-29T08:30");
        CHECK(bench.last().raised == 0);
        CHECK(bench.last().open == 3);
    }

    TEST_CASE("a digest goes to every sink, with a title for the log")
    {
        DigestBench bench;
        bench.make("2026-11-26T08:30");

        const auto digest = bench.outbox.last_of(event_digest);
        REQUIRE(digest);
        CHECK(digest->sink.empty());
        CHECK(digest->time == japan("2026-11-26T08:30"));
        CHECK(digest->title ==
              "2026-11-26: 0 new alerts, 0 not acknowledged, 0 mails; nothing is wrong");
    }
}

}  // namespace advisory::ingest
