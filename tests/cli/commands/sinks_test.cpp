#include <string>

#include "storage/outbox.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using storage::Outbox;
using test::has;

namespace {

struct Bench : test::Session {
    Bench() { outbox.begin_sink("psirt", "mail", Outbox::From::now, now); }

    /// What the daemon's queue does with what waits.
    void take(Outbox::Outcome outcome)
    {
        for (const auto& alert : outbox.pending("psirt", 10))
            outbox.confirm(alert.row, "psirt", now, outcome);
    }

    storage::Database db = open_store();
    Outbox outbox{db};
};

}  // namespace

TEST_SUITE("sinks")
{
    TEST_CASE("each sink is listed with what waits and what is wrong")
    {
        Bench bench;
        Alert alert;
        alert.alert_id = "AL-1";
        alert.event = "alert.raised";
        const auto row = bench.outbox.add(alert);
        bench.outbox.record_failure(
            row,
            "psirt",
            {.reason = "451 later", .remedy = "wait", .next_try = bench.now},
            bench.now);

        const auto ran = bench.run({"sinks", "--format", "csv"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "sink,kind,pending,"));
        CHECK(has(ran.out, "psirt,mail,1,,0,"));
        CHECK(has(ran.out, "451 later,wait,"));
    }

    TEST_CASE("a sink that has ended is listed while something waits for it")
    {
        Bench bench;
        bench.outbox.end_sink("psirt", bench.now);
        CHECK_FALSE(has(bench.run({"sinks", "--format", "csv"}).out, "psirt"));
        Alert alert;
        alert.alert_id = "AL-1";
        bench.outbox.add(alert);

        CHECK(has(bench.run({"sinks", "--format", "csv"}).out, "psirt"));
    }

    TEST_CASE("a test waits for the daemon, and says how it went")
    {
        Bench bench;
        int pauses = 0;
        bench.pause = [&] {
            if (++pauses == 2)
                bench.take(Outbox::Outcome::delivered);
            return true;
        };

        const auto ran = bench.run({"sinks", "test", "psirt"});

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out == "psirt has taken the test\n");
        CHECK(pauses == 2);
        CHECK(bench.outbox.pending_count("log") == 0);
    }

    TEST_CASE("a test that fails or is not tried is status 1")
    {
        Bench bench;
        bench.pause = [&] {
            const auto row = bench.outbox.pending("psirt", 1).front().row;
            bench.outbox.record_failure(row, "psirt", {.reason = "550 no"}, bench.now);
            return true;
        };
        const auto failed = bench.run({"sinks", "test", "psirt"});
        bench.pause = [] { return true; };
        const auto untried = bench.run({"sinks", "test", "psirt", "--wait", "3"});

        CHECK(failed.status == ExitStatus::failed);
        CHECK(has(failed.err, "psirt has not taken the test: 550 no"));
        CHECK(untried.status == ExitStatus::failed);
        CHECK(has(untried.err, "psirt was not tried yet"));
    }

    TEST_CASE("a sink that is not there is status 3 and gets no test")
    {
        Bench bench;
        const auto unknown = bench.run({"sinks", "test", "nobody"});
        bench.outbox.end_sink("psirt", bench.now);
        const auto ended = bench.run({"sinks", "test", "psirt"});

        CHECK(unknown.status == ExitStatus::not_found);
        CHECK(has(unknown.err, "there is no sink nobody"));
        CHECK(ended.status == ExitStatus::not_found);
        CHECK(bench.outbox.last() == 0);
    }
}

}  // namespace advisory::cli
