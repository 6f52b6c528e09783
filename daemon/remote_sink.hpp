#pragma once

#include <chrono>
#include <span>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "core/alert.hpp"
#include "core/result.hpp"

namespace advisory::daemon {

/// Where alerts go that has to be waited for: a server, a program. An edge of the process: tests
/// put a fake here.
class RemoteSink {
public:
    virtual ~RemoteSink() = default;

    /// Hands the alerts over at once, in order. On success the receiver has said that it has them.
    /// On failure none counts as delivered. Errc::refused: the receiver will never take these;
    /// with everything else another try may help. The alerts must live until this is done.
    virtual boost::asio::awaitable<Result<void>> deliver(std::span<const Alert> alerts) = 0;

    /// How long the receiver asked to be left alone with its last failure.
    [[nodiscard]] virtual std::chrono::seconds asked_pause() const { return {}; }

    /// Ends what is under way soon, with a failure.
    virtual void stop() = 0;
};

}  // namespace advisory::daemon
