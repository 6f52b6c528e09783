#pragma once

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/result.hpp"
#include "daemon/descriptor_wait.hpp"
#include "language/say.hpp"

namespace advisory::daemon {

/// Goes on with a transfer of transport/ until it has an answer, or `is_stopping` after `timer`
/// was cancelled. libcurl keeps the time; all we owe it is to come back when it is due.
///
/// The references must outlive the wait.
template <class Transfer>
boost::asio::awaitable<Result<typename Transfer::Answer>>
finish_transfer(boost::asio::steady_timer& timer, Transfer& transfer, const bool& is_stopping)
{
    using std::chrono::milliseconds;
    constexpr milliseconds longest_wait{1'000};

    while (!is_stopping) {
        auto answer = transfer.advance();
        if (!answer)
            co_return std::unexpected{std::move(answer.error())};
        if (*answer)
            co_return **std::move(answer);

        const auto due = transfer.next_timeout().value_or(longest_wait);
        co_await wait_until_readable(timer, transfer.descriptor(), std::min(due, longest_wait));
    }
    co_return Failure{Errc::unreachable, say("it was stopped")};
}

}  // namespace advisory::daemon
