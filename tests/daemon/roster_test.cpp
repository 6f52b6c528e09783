#include "daemon/roster.hpp"

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/support/printers.hpp"

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

struct Settings {
    std::string name;
    int port = 0;

    bool operator==(const Settings&) const = default;
};

using Told = std::vector<std::string>;

/// Runs until it is let go, and tells what becomes of it.
class Part {
public:
    Part(asio::io_context& loop, const Settings& settings, Told& told)
        : name_{settings.name + std::to_string(settings.port)},
          told_{told},
          timer_{loop, asio::steady_timer::time_point::max()}
    {}

    asio::awaitable<void> run()
    {
        told_.push_back("begin " + name_);
        while (!is_let_go_)
            co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
        told_.push_back("end " + name_);
        if (name_ == "bad0")
            throw std::runtime_error{"broken ground"};
    }

    void finish() { told_.push_back("finish " + name_); }
    void stop() { let_go(); }

    void let_go()
    {
        is_let_go_ = true;
        timer_.cancel();
    }

private:
    std::string name_;
    Told& told_;
    asio::steady_timer timer_;
    bool is_let_go_ = false;
};

struct RosterScene {
    void poll()
    {
        loop.restart();
        loop.poll();
    }

    Told take() { return std::exchange(told, {}); }

    asio::io_context loop;
    Told told;
    Roster<Settings, Part> roster{loop, [this](const Settings& settings) {
                                      return std::make_unique<Part>(loop, settings, told);
                                  }};
};

}  // namespace

TEST_SUITE("roster")
{
    TEST_CASE("nothing begins before it is run, and then everything")
    {
        RosterScene scene;

        const auto change = scene.roster.configure({{"a"}, {"b"}});
        scene.poll();
        CHECK(scene.take().empty());

        scene.roster.run();
        scene.poll();
        CHECK(change.begun == 2);
        CHECK(scene.take() == Told{"begin a0", "begin b0"});
        scene.roster.stop();
        scene.poll();
    }

    TEST_CASE("what is as before is left alone, and a new one begins beside it")
    {
        RosterScene scene;
        scene.roster.configure({{"a"}});
        scene.roster.run();
        scene.poll();
        scene.take();

        const auto change = scene.roster.configure({{"b"}, {"a"}});
        scene.poll();

        CHECK(change.begun == 1);
        CHECK(change.ended == 0);
        CHECK(change.left_alone == 1);
        CHECK(scene.take() == Told{"begin b0"});
        scene.roster.stop();
        scene.poll();
    }

    TEST_CASE("a successor of the same name waits for its forerunner's end")
    {
        RosterScene scene;
        scene.roster.configure({{"a"}});
        scene.roster.run();
        scene.poll();
        scene.take();
        auto* const first = scene.roster.parts().front();

        scene.roster.configure({{"a", 1}});
        scene.poll();
        CHECK(scene.take() == Told{"finish a0"});
        first->let_go();
        scene.poll();

        CHECK(scene.take() == Told{"end a0", "begin a1"});
        CHECK(scene.roster.parts().size() == 1);
        scene.roster.stop();
        scene.poll();
    }

    TEST_CASE("of two changes before the forerunner's end the second counts")
    {
        RosterScene scene;
        scene.roster.configure({{"a"}});
        scene.roster.run();
        scene.poll();
        auto* const first = scene.roster.parts().front();
        scene.roster.configure({{"a", 1}});
        scene.roster.configure({{"a", 2}, {"b"}});
        scene.poll();
        scene.take();

        first->let_go();
        scene.poll();

        CHECK(scene.take() == Told{"end a0", "begin a2"});
        scene.roster.stop();
        scene.poll();
    }

    TEST_CASE("behind a stop nothing begins")
    {
        RosterScene scene;
        scene.roster.configure({{"a"}});
        scene.roster.run();
        scene.poll();
        scene.roster.configure({{"a", 1}});
        scene.take();

        scene.roster.stop();
        scene.poll();

        CHECK(scene.take() == Told{"end a0"});
    }

    TEST_CASE("what a part throws comes out of the loop")
    {
        RosterScene scene;
        scene.roster.configure({{"bad"}});
        scene.roster.run();
        scene.poll();

        scene.roster.stop();

        CHECK_THROWS_WITH(scene.poll(), "broken ground");
    }
}

}  // namespace advisory::daemon
