#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace advisory::daemon {

/// Runs a call on `workers` and resumes where it was awaited, so that the loop goes on in the
/// meantime. What the call throws comes out here.
///
/// No co_spawn onto the workers: its end is queued behind every call that already waits for one.
template <class Call>
auto offload(boost::asio::thread_pool& workers, Call call)
    -> boost::asio::awaitable<std::invoke_result_t<Call>>
{
    namespace asio = boost::asio;
    // A handler wants a value that it can construct by default; not every answer is one.
    using Answer = std::optional<std::invoke_result_t<Call>>;

    auto run = [&workers](auto handler, Call work) {
        auto back = asio::make_work_guard(asio::get_associated_executor(handler));
        asio::post(workers,
                   [handler = std::move(handler),
                    work = std::move(work),
                    back = std::move(back)]() mutable {
                       std::exception_ptr failure;
                       Answer answer;
                       try {
                           answer.emplace(work());
                       } catch (...) {
                           failure = std::current_exception();
                       }
                       asio::post(back.get_executor(),
                                  [handler = std::move(handler),
                                   failure = std::move(failure),
                                   answer = std::move(answer)]() mutable {
                                      std::move(handler)(failure, std::move(answer));
                                  });
                   });
    };
    // Named: GCC 12 destroys temporary arguments of an await twice (PR107288).
    auto answer =
        co_await asio::async_initiate<const asio::use_awaitable_t<>,
                                      void(std::exception_ptr, Answer)>(run,
                                                                        asio::use_awaitable,
                                                                        std::move(call));
    co_return *std::move(answer);
}

}  // namespace advisory::daemon
