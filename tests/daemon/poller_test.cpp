#include "daemon/poller.hpp"

#include <exception>
#include <stdexcept>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "tests/daemon/fakes.hpp"
#include "tests/daemon/memory_sink.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

using Uids = std::vector<std::uint32_t>;

/// A poller over fakes. Its loop has no clock to wait for: it runs dry when the
/// script is over, because the fake stops the poller.
struct PollerBench {
    explicit PollerBench(std::chrono::milliseconds interval = {})
        : poller{loop,
                 {.mailbox = mailbox,
                  .sink = sink,
                  .schedule = PollSchedule{{.interval = interval}},
                  .jitter = [this] {
                      ++jitters_asked;
                      return 0.0;
                  }}}
    {
        mailbox.when_done = [this] { asio::post(loop, [this] { poller.stop(); }); };
    }

    void run()
    {
        std::exception_ptr thrown;
        asio::co_spawn(loop, poller.run(), [&](const std::exception_ptr& failure) {
            thrown = failure;
        });
        loop.run();
        if (thrown)
            std::rethrow_exception(thrown);
    }

    bool run_once()
    {
        bool is_done = false;
        asio::co_spawn(loop, poller.run_once(), [&](const std::exception_ptr&, bool answer) {
            is_done = answer;
        });
        loop.run();
        return is_done;
    }

    asio::io_context loop;
    test::FakeMailbox mailbox;
    test::MemorySink sink;
    int jitters_asked = 0;
    Poller poller;
};

Error unreachable()
{
    return {Errc::unreachable, "connection reset", {}};
}

}  // namespace

TEST_SUITE("poller")
{
    TEST_CASE("every mail is taken once, and a failed poll is tried again")
    {
        PollerBench bench;
        bench.mailbox.script = {
            {.uids = {7, 9}, .failure = {}},
            {.uids = {}, .failure = unreachable()},
            {.uids = {10}, .failure = {}},
        };

        bench.run();

        CHECK(bench.sink.uids() == Uids{7, 9, 10});
        CHECK(bench.mailbox.asked == Uids{0, 9, 9});
        CHECK(bench.jitters_asked == 1);
        REQUIRE_FALSE(bench.sink.waits.empty());
        CHECK(bench.sink.waits.front() == std::chrono::milliseconds{0});
    }

    TEST_CASE("a refused folder does not slow the mailbox down")
    {
        PollerBench bench;
        bench.mailbox.script = {{.uids = {}, .failure = {}, .failed_folders = 1}, {}};

        bench.run();

        CHECK(bench.jitters_asked == 0);
    }

    TEST_CASE("a stop ends the wait for the next poll")
    {
        PollerBench bench{std::chrono::hours{1}};
        bench.mailbox.script = {{.uids = {1}, .failure = {}}};

        bench.run();

        CHECK(bench.mailbox.asked.size() == 1);
        CHECK(bench.mailbox.is_stopped);
    }

    TEST_CASE("a stop before the start is a stop")
    {
        PollerBench bench;
        bench.poller.stop();

        bench.run();

        CHECK(bench.mailbox.asked.empty());
    }

    TEST_CASE("what the sink throws comes out")
    {
        PollerBench bench;
        bench.mailbox.script = {{.uids = {1}, .failure = {}}, {}};
        bench.sink.on_take = [] { throw std::runtime_error{"disk full"}; };

        CHECK_THROWS_WITH_AS(bench.run(), "disk full", std::runtime_error);
        CHECK(bench.mailbox.asked.size() == 1);
    }

    TEST_CASE("a single poll succeeds when every folder was read")
    {
        PollerBench bench;
        bench.mailbox.script = {{.uids = {1}, .failure = {}}, {}};

        CHECK(bench.run_once());
        CHECK(bench.sink.uids() == Uids{1});
    }

    TEST_CASE("a single poll fails when the mailbox or a folder does, or when it was stopped")
    {
        PollerBench unreachable_mailbox;
        unreachable_mailbox.mailbox.script = {{.uids = {}, .failure = unreachable()}, {}};
        CHECK_FALSE(unreachable_mailbox.run_once());

        PollerBench refused_folder;
        refused_folder.mailbox.script = {{.uids = {}, .failure = {}, .failed_folders = 1}, {}};
        CHECK_FALSE(refused_folder.run_once());

        PollerBench stopped;
        stopped.poller.stop();
        CHECK_FALSE(stopped.run_once());
    }
}

}  // namespace advisory::daemon
