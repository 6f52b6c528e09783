#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace advisory::daemon {

/// Runs a call on `workers` and resumes where it was awaited, so that the loop goes on in the
/// meantime. What the call throws comes out here.
template <class Call>
auto offload(boost::asio::thread_pool& workers, Call call)
    -> boost::asio::awaitable<std::invoke_result_t<Call>>
{
    // co_spawn wants a value that it can construct by default; not every answer is one.
    using Answer = std::optional<std::invoke_result_t<Call>>;

    // Named: GCC 12 destroys the captures of a temporary coroutine lambda twice (PR107288).
    auto run = [call = std::move(call)]() mutable -> boost::asio::awaitable<Answer> {
        co_return call();
    };
    auto answer =
        co_await boost::asio::co_spawn(workers, std::move(run), boost::asio::use_awaitable);
    co_return *std::move(answer);
}

}  // namespace advisory::daemon
