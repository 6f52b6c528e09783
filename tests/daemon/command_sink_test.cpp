#include "daemon/command_sink.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/daemon/sink_scene.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

using test::SinkScene;

config::CommandSink shell(std::string script)
{
    config::CommandSink settings;
    settings.command = {"/bin/sh", "-c", std::move(script)};
    return settings;
}

struct Scene : SinkScene {
    explicit Scene(config::CommandSink settings)
        : SinkScene{[&settings](SinkScene& scene) {
              return std::make_unique<CommandSink>(scene.loop, std::move(settings));
          }}
    {}
};

}  // namespace

TEST_SUITE("command sink")
{
    TEST_CASE("the program reads each alert as a line of the alert log")
    {
        const test::TemporaryFolder folder;
        const auto file = folder.path() / "lines";
        Scene scene{shell(fmt::format("cat >> {}", file.string()))};
        auto hostile = test::sample_alert("A");
        hostile.title = "$(touch /tmp/x)\n`id`\";'";
        scene.add(hostile);
        scene.add("B");

        CHECK(scene.drain());

        const auto text = test::read_file(file);
        CHECK(std::ranges::count(text, '\n') == 2);
        CHECK(text.starts_with("{\"time\":"));
        CHECK(text.find(R"($(touch /tmp/x)\n`id`\";')") != std::string::npos);
        CHECK(text.find(R"("alert_id":"B")") != std::string::npos);
    }

    TEST_CASE("a status is a reason to try again, but 65 is a refusal")
    {
        Scene failing{shell("cat > /dev/null; echo no disk; exit 1")};
        Scene refusing{shell("cat > /dev/null; exit 65")};
        failing.add("A");
        refusing.add("B");

        for (int attempt = 0; attempt < 4; ++attempt)
            CHECK_FALSE(failing.drain());
        CHECK_FALSE(refusing.drain());
        CHECK_FALSE(refusing.drain());
        CHECK(refusing.drain());

        CHECK(failing.status().pending == 1);
        CHECK(failing.status().last_error.find("status 1: no disk") != std::string::npos);
        CHECK(refusing.status().refused == 1);
    }

    TEST_CASE("a program that does not read its input succeeds when it says so")
    {
        Scene scene{shell("exit 0")};
        for (int number = 0; number < 1000; ++number)
            scene.add(fmt::format("A-{}", number));

        CHECK(scene.drain());

        CHECK(scene.status().pending == 0);
    }

    TEST_CASE("a program that is killed, is not there or does not end has not taken the alert")
    {
        auto missing = shell("");
        missing.command = {"/nowhere/program"};
        auto endless = shell("while :; do sleep 1; done");
        endless.timeout = std::chrono::seconds{1};

        for (const auto& settings : {missing, endless, shell("kill -9 $$")}) {
            CAPTURE(settings.command.back());
            Scene scene{settings};
            scene.add("A");
            CHECK_FALSE(scene.drain());
            CHECK(scene.status().pending == 1);
            CHECK_FALSE(scene.status().last_error.empty());
        }
    }

    TEST_CASE("however much a program prints, its status alone says whether it took the alert")
    {
        const std::string much = "cat > /dev/null; head -c 300000 /dev/zero; ";
        Scene taking{shell(much + "exit 0")};
        Scene failing{shell(much + "exit 1")};
        auto endless_settings = shell("yes");
        endless_settings.timeout = std::chrono::seconds{1};
        Scene endless{endless_settings};
        for (auto* const scene : {&taking, &failing, &endless})
            scene->add("A");

        CHECK(taking.drain());
        CHECK_FALSE(failing.drain());
        CHECK_FALSE(endless.drain());

        CHECK(taking.status().pending == 0);
        CHECK(failing.status().pending == 1);
        CHECK(endless.status().pending == 1);
    }

    TEST_CASE("stop ends a program that is under way")
    {
        Scene scene{shell("sleep 600")};
        scene.add("A");
        boost::asio::steady_timer soon{scene.loop, std::chrono::milliseconds{200}};
        soon.async_wait([&](const boost::system::error_code&) { scene.queue.stop(); });

        scene.drain();

        CHECK(scene.status().pending == 1);
    }
}

}  // namespace advisory::daemon
