#include "daemon/login_gate.hpp"

#include <exception>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>

#include "tests/daemon/imap_scene.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

struct LoginGateBench {
    asio::io_context loop;
    LoginGate::Instant now{1'000h};
    LoginGate gate{loop, {.schedule = PollSchedule{{}}, .now = [this] { return now; }}};
};

}  // namespace

TEST_SUITE("login gate")
{
    TEST_CASE("a refused secret is not tried until the back-off is over, another one at once")
    {
        LoginGateBench bench;
        bench.gate.refused("wrong", "login refused: NO");

        const auto refused = bench.gate.check("wrong");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::refused);
        CHECK(refused.error().message.find("wrong") == std::string::npos);
        CHECK(refused.error().message.starts_with("login refused: NO; the same secret"));
        CHECK(bench.gate.check("corrected"));
        bench.now += 59s;
        CHECK_FALSE(bench.gate.check("wrong"));
        bench.now += 1s;
        CHECK(bench.gate.check("wrong"));
    }

    TEST_CASE("a secret that is refused again waits for longer, and no longer once it was taken")
    {
        LoginGateBench bench;
        bench.gate.refused("wrong", "login refused: NO");
        bench.gate.refused("wrong", "login refused: NO");

        bench.now += 90s;
        CHECK_FALSE(bench.gate.check("wrong"));
        bench.gate.accepted();
        CHECK(bench.gate.check("wrong"));
    }

    TEST_CASE("one connection is in the gate at a time, and a stop lets all of them go")
    {
        LoginGateBench bench;
        int inside = 0;
        const auto enter = [&]() -> asio::awaitable<void> {
            co_await bench.gate.enter();
            ++inside;
        };
        for (int connection = 0; connection < 3; ++connection)
            asio::co_spawn(bench.loop, enter, [](const std::exception_ptr&) {});

        bench.loop.poll();
        CHECK(inside == 1);
        bench.gate.leave();
        bench.loop.poll();
        CHECK(inside == 2);
        bench.gate.stop();
        bench.loop.poll();
        CHECK(inside == 3);
    }

    TEST_CASE("of all connections of a mailbox one tries a wrong password, and all a changed one")
    {
        test::ImapScene scene;
        LoginGate gate{scene.loop, {.schedule = PollSchedule{{}}}};
        std::string password = "wrong";
        Names refused;
        scene.settings.gate = &gate;
        scene.settings.secret = [&] { return test::answer_with(password); };
        scene.settings.refused = [&](std::string_view secret) {
            refused.emplace_back(secret);
            return false;
        };
        std::vector<Result<PollReport>> reports;
        const auto poll_all = [&] {
            ImapMailbox first{scene.loop, scene.settings};
            ImapMailbox second{scene.loop, scene.settings};
            ImapMailbox third{scene.loop, scene.settings};
            reports.clear();
            for (auto* mailbox : {&first, &second, &third})
                asio::co_spawn(scene.loop,
                               mailbox->poll(scene.sink),
                               [&](const std::exception_ptr&, Result<PollReport> report) {
                                   reports.push_back(std::move(report));
                               });
            scene.loop.restart();
            while (reports.size() < 3)
                scene.loop.run_one();
        };

        poll_all();
        CHECK(refused == Names{"wrong"});
        for (const auto& report : reports)
            CHECK(report.error().code == Errc::refused);

        password = "correct horse";
        poll_all();
        for (const auto& report : reports)
            CHECK(report.has_value());
    }
}

}  // namespace advisory::daemon
