#include "daemon/offload.hpp"

#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace advisory::daemon {

namespace {

namespace asio = boost::asio;

/// Neither copied nor made without a value, as a call's answer may be.
class Answer {
public:
    explicit Answer(std::thread::id thread) : thread_{std::make_unique<std::thread::id>(thread)} {}
    [[nodiscard]] std::thread::id thread() const { return *thread_; }

private:
    std::unique_ptr<std::thread::id> thread_;
};

struct OffloadScene {
    asio::io_context loop;
    asio::thread_pool workers{1};

    void spawn(asio::awaitable<void> task)
    {
        asio::co_spawn(loop, std::move(task), [](const std::exception_ptr& failure) {
            if (failure)
                std::rethrow_exception(failure);
        });
    }
};

/// Far more than a machine under load needs.
constexpr std::chrono::seconds long_enough{60};

}  // namespace

TEST_SUITE("offload")
{
    TEST_CASE("a call runs on a worker, and what it answers comes back to the loop")
    {
        OffloadScene scene;
        std::thread::id worker;
        std::thread::id after;
        auto task = [&]() -> asio::awaitable<void> {
            auto call = [] { return Answer{std::this_thread::get_id()}; };
            const auto answer = co_await offload(scene.workers, call);
            worker = answer.thread();
            after = std::this_thread::get_id();
        };
        scene.spawn(task());
        scene.loop.run();
        CHECK(after == std::this_thread::get_id());
        CHECK(worker != after);
        CHECK(worker != std::thread::id{});
    }

    TEST_CASE("an answer does not wait for the calls that are queued behind it")
    {
        OffloadScene scene;
        std::promise<void> first_is_back;
        auto heard = first_is_back.get_future();
        std::future_status status{};
        auto first = [&]() -> asio::awaitable<void> {
            auto call = [] { return 1; };
            const auto answer = co_await offload(scene.workers, call);
            if (answer == 1)
                first_is_back.set_value();
        };
        auto second = [&]() -> asio::awaitable<void> {
            auto call = [&] { return heard.wait_for(long_enough); };
            status = co_await offload(scene.workers, call);
        };
        scene.spawn(first());
        scene.spawn(second());
        scene.loop.run();
        CHECK(status == std::future_status::ready);
    }

    TEST_CASE("what a call throws comes out where it is awaited")
    {
        OffloadScene scene;
        std::string caught;
        auto task = [&]() -> asio::awaitable<void> {
            auto call = []() -> int { throw std::runtime_error{"no disk"}; };
            try {
                co_await offload(scene.workers, call);
            } catch (const std::runtime_error& error) {
                caught = error.what();
            }
        };
        scene.spawn(task());
        scene.loop.run();
        CHECK(caught == "no disk");
    }

    TEST_CASE("a call that never ran leaves nothing behind")
    {
        const auto witness = std::make_shared<int>(1);
        {
            OffloadScene scene;
            auto task = [&, witness]() -> asio::awaitable<void> {
                auto call = [witness] { return *witness; };
                co_await offload(scene.workers, call);
            };
            scene.workers.stop();
            scene.workers.join();
            scene.spawn(task());
            scene.loop.poll();
        }
        CHECK(witness.use_count() == 1);
    }
}

}  // namespace advisory::daemon
