#include "daemon/sink_queue.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>

#include <fmt/format.h>

#include "tests/daemon/sink_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

using test::SinkScene;
using Ids = std::vector<std::string>;

Error unreachable_for_sink_queue()
{
    return {Errc::unreachable, "451 try later", "wait"};
}

Error refused()
{
    return {Errc::refused, "550 never", "ask"};
}

}  // namespace

TEST_SUITE("sink queue")
{
    TEST_CASE("every alert comes once, in order, and one at a time while there are few")
    {
        SinkScene scene;
        for (const auto* id : {"A", "B", "C"})
            scene.add(id);

        CHECK(scene.drain());
        CHECK(scene.drain());

        CHECK(scene.fake->tried == std::vector<Ids>{{"A"}, {"B"}, {"C"}});
        CHECK(scene.status().pending == 0);
    }

    TEST_CASE("a failure keeps the alert and its successors, and is on record with the next try")
    {
        SinkScene scene;
        scene.add("A");
        scene.add("B");
        scene.fake->answer = [](auto) { return unreachable_for_sink_queue(); };

        CHECK_FALSE(scene.drain());
        const auto failing = scene.status();
        CHECK_FALSE(scene.drain());
        const auto later = scene.status();
        scene.fake->answer = [](auto) { return std::nullopt; };
        CHECK(scene.drain());

        CHECK(failing.pending == 2);
        CHECK(failing.last_error == "451 try later");
        CHECK(failing.remedy == "wait");
        CHECK(failing.failing_since == scene.now);
        CHECK(failing.next_try == scene.now + std::chrono::seconds{5});
        CHECK(later.next_try == scene.now + std::chrono::seconds{10});
        CHECK(scene.fake->taken_ids() == Ids{"A", "B"});
        CHECK(scene.status().last_error.empty());
        CHECK_FALSE(scene.status().failing_since);
        CHECK_FALSE(scene.status().next_try);
    }

    TEST_CASE("a receiver that asks for a longer pause gets it")
    {
        SinkScene scene;
        scene.add("A");
        scene.fake->pause = std::chrono::seconds{120};
        scene.fake->answer = [](auto) { return unreachable_for_sink_queue(); };

        CHECK_FALSE(scene.drain());

        CHECK(scene.status().next_try == scene.now + std::chrono::seconds{120});
    }

    TEST_CASE("an outage of a day loses nothing, repeats nothing and keeps the order")
    {
        SinkScene scene;
        const auto end = scene.now + std::chrono::hours{24};
        Ids expected;
        scene.fake->answer = [](auto) { return unreachable_for_sink_queue(); };

        while (scene.now < end) {
            expected.push_back(fmt::format("A-{}", expected.size()));
            scene.add(expected.back());
            CHECK_FALSE(scene.drain());
            REQUIRE(scene.status().next_try > scene.now);
            CHECK(*scene.status().next_try - scene.now <= std::chrono::minutes{30});
            scene.now = *scene.status().next_try;
        }
        const auto tries = scene.fake->tried.size();
        scene.fake->answer = [](auto) { return std::nullopt; };
        CHECK(scene.drain());

        CHECK(tries < 100);
        CHECK(expected.size() > 20);
        CHECK(scene.fake->taken_ids() == expected);
        CHECK(scene.fake->taken.size() == 1);
        CHECK(scene.status().pending == 0);
    }

    TEST_CASE("a flood that is larger than one batch comes in a few groups")
    {
        SinkScene scene;
        Ids expected;
        for (int number = 0; number < 1203; ++number) {
            expected.push_back(fmt::format("A-{}", number));
            scene.add(expected.back());
        }

        CHECK(scene.drain());

        CHECK(scene.fake->taken_ids() == expected);
        CHECK(scene.fake->taken.size() <= 3);
    }

    TEST_CASE("as many alerts as `digest_above` still come one by one, and with 0 always")
    {
        SinkScene few;
        SinkScene never{{}, {.name = "sink", .kind = "mail", .filter = {}, .digest_above = 0}};
        for (int number = 0; number < 20; ++number)
            few.add(fmt::format("A-{}", number));
        for (int number = 0; number < 30; ++number)
            never.add(fmt::format("A-{}", number));

        CHECK(few.drain());
        CHECK(never.drain());

        CHECK(few.fake->taken.size() == 20);
        CHECK(never.fake->taken.size() == 30);
    }

    TEST_CASE("a test and a daily digest are never part of a group")
    {
        SinkScene scene;
        for (int number = 0; number < 25; ++number)
            scene.add(fmt::format("A-{}", number));
        auto digest = test::sample_alert("DIGEST");
        digest.event = event_digest;
        scene.add(digest);
        for (int number = 25; number < 50; ++number)
            scene.add(fmt::format("A-{}", number));

        CHECK(scene.drain());

        REQUIRE(scene.fake->taken.size() == 3);
        CHECK(scene.fake->taken[0].size() == 25);
        CHECK(scene.fake->taken[1] == Ids{"DIGEST"});
        CHECK(scene.fake->taken[2].size() == 25);
    }

    TEST_CASE("a group that is refused comes one by one, and only who is to blame is given up")
    {
        SinkScene scene;
        Ids expected;
        for (int number = 0; number < 30; ++number) {
            const auto id = fmt::format("A-{}", number);
            scene.add(id);
            if (number != 7)
                expected.push_back(id);
        }
        scene.fake->answer = [](std::span<const Alert> alerts) -> std::optional<Error> {
            const bool is_bad = std::ranges::find(alerts, "A-7", &Alert::alert_id) != alerts.end();
            return is_bad ? std::optional{refused()} : std::nullopt;
        };

        CHECK_FALSE(scene.drain());
        CHECK_FALSE(scene.drain());
        CHECK(scene.drain());

        CHECK(scene.fake->taken_ids() == expected);
        CHECK(std::ranges::count(scene.fake->tried, Ids{"A-7"}) == 3);
        CHECK(scene.status().refused == 1);
        CHECK(scene.status().pending == 0);
    }

    TEST_CASE("an alert that is refused three times is recorded as refused, and the next one goes")
    {
        SinkScene scene;
        const auto bad = scene.add("A");
        const auto good = scene.add("B");
        scene.fake->answer = [](std::span<const Alert> alerts) -> std::optional<Error> {
            return alerts.front().alert_id == "A" ? std::optional{refused()} : std::nullopt;
        };

        CHECK_FALSE(scene.drain());
        CHECK(scene.status().next_try == scene.now + std::chrono::seconds{30});
        CHECK_FALSE(scene.drain());
        CHECK(scene.status().refused == 0);
        CHECK(scene.drain());

        CHECK(scene.fake->taken_ids() == Ids{"B"});
        CHECK(scene.status().refused == 1);
        CHECK(scene.outbox.last_attempt(bad, "sink")->failure == "refused");
        CHECK(scene.outbox.last_attempt(good, "sink")->was_taken);
    }

    TEST_CASE("an outage is no refusal, however long it takes")
    {
        SinkScene scene;
        scene.add("A");
        scene.fake->answer = [](auto) { return unreachable_for_sink_queue(); };

        for (int attempt = 0; attempt < 50; ++attempt)
            CHECK_FALSE(scene.drain());

        CHECK(scene.status().refused == 0);
        CHECK(scene.status().pending == 1);
    }

    TEST_CASE("what the filter holds back is done with, and is never delivered")
    {
        alerting::AlertFilter filter;
        filter.verdicts = {"affected"};
        SinkScene scene{{}, {.name = "sink", .kind = "mail", .filter = filter, .digest_above = 20}};
        auto review = test::sample_alert("R");
        review.verdict = "review";
        for (int number = 0; number < 3; ++number)
            scene.add(review);
        scene.add("A");
        scene.add(review);

        CHECK(scene.drain());

        CHECK(scene.fake->tried == std::vector<Ids>{{"A"}});
        CHECK(scene.status().pending == 0);
        CHECK(scene.status().refused == 0);
    }

    TEST_CASE("a restart after a delivery that nobody confirmed delivers it again, under its id")
    {
        SinkScene scene;
        scene.add("A");
        auto second = std::make_unique<test::FakeRemoteSink>();
        auto* const again = second.get();
        SinkQueue restarted{{.name = "sink", .kind = "mail", .filter = {}, .digest_above = 20},
                            std::move(second),
                            {.loop = scene.loop,
                             .db = scene.db,
                             .clock = [&] { return scene.now; },
                             .jitter = [] { return 0.0; }}};
        scene.fake->answer = [](auto) { return unreachable_for_sink_queue(); };

        CHECK_FALSE(scene.drain());
        CHECK(test::complete(scene.loop, restarted.drain()));

        CHECK(again->taken_ids() == scene.fake->tried.front());
    }

    TEST_CASE("news wake a queue that waits for news, and stop ends it")
    {
        SinkScene scene;
        scene.add("A");
        scene.fake->on_deliver = [&] {
            if (scene.fake->tried.size() == 2)
                return scene.queue.stop();
            boost::asio::post(scene.loop, [&] {
                scene.add("B");
                boost::asio::post(scene.loop, [&] { scene.queue.wake(); });
            });
        };

        boost::asio::co_spawn(scene.loop, scene.queue.run(), [](const std::exception_ptr&) {});
        scene.loop.run();

        CHECK(scene.fake->taken_ids() == Ids{"A", "B"});
        CHECK(scene.fake->is_stopped);
    }

    TEST_CASE("one sink that is down delays no other")
    {
        SinkScene scene;
        auto made = std::make_unique<test::FakeRemoteSink>();
        auto* const other = made.get();
        SinkQueue beside{{.name = "other", .kind = "mail", .filter = {}, .digest_above = 20},
                         std::move(made),
                         {.loop = scene.loop,
                          .db = scene.db,
                          .clock = [&] { return scene.now; },
                          .jitter = [] { return 0.0; }}};
        scene.fake->answer = [](auto) { return unreachable_for_sink_queue(); };
        scene.add("A");

        CHECK_FALSE(scene.drain());
        CHECK(test::complete(scene.loop, beside.drain()));

        CHECK(other->taken_ids() == Ids{"A"});
        CHECK(scene.status().pending == 1);
    }
}

}  // namespace advisory::daemon
