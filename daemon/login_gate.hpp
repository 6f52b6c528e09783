#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/result.hpp"
#include "daemon/poll_schedule.hpp"

namespace advisory::daemon {

/// Lets the connections of a mailbox log in one after the other, and none with a secret that the
/// server refused, until the back-off is over or the secret is another one: many servers lock an
/// account after a few wrong passwords. For the loop's thread.
class LoginGate {
public:
    using Instant = std::chrono::steady_clock::time_point;

    struct Settings {
        PollSchedule schedule;  ///< Says how long a refused secret is not tried.
        std::function<Instant()> now = std::chrono::steady_clock::now;
    };

    /// Keeps a reference: `loop` must outlive the gate.
    LoginGate(boost::asio::io_context& loop, Settings settings);

    /// Waits until no other connection is in the gate. Each entry ends with one call of `leave`.
    /// Returns at once when stopped.
    boost::asio::awaitable<void> enter();
    void leave();

    /// Errc::refused, in the server's words, while this secret is not to be tried. Only from within
    /// the gate.
    Result<void> check(std::string_view secret) const;

    /// What the server said to the secret. Only from within the gate.
    void accepted();
    void refused(std::string_view secret, std::string answer);

    void stop();

private:
    struct Refused {
        std::size_t secret = 0;  ///< A hash: a secret is kept no longer than it must be.
        Instant until;
        std::string answer;
    };

    Settings settings_;
    boost::asio::steady_timer is_free_;  ///< Never ends; cancelled when somebody leaves.
    std::optional<Refused> refused_;
    bool is_taken_ = false;
    bool is_stopping_ = false;
};

/// An entry into the gate, which ends with it at the latest. Does nothing without a gate.
class LoginEntry {
public:
    /// Expects that the gate was entered.
    explicit LoginEntry(LoginGate* gate) : gate_{gate} {}
    ~LoginEntry() { leave(); }
    LoginEntry(const LoginEntry&) = delete;
    LoginEntry& operator=(const LoginEntry&) = delete;

    [[nodiscard]] Result<void> check(std::string_view secret) const;
    void accepted();
    void refused(std::string_view secret, std::string answer);

private:
    void leave();

    LoginGate* gate_;  ///< None once it was left.
};

}  // namespace advisory::daemon
