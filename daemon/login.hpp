#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "config/configuration.hpp"
#include "core/result.hpp"
#include "daemon/access_tokens.hpp"
#include "transport/imap_connection.hpp"

namespace advisory::daemon {

/// Gives what a mailbox logs in with: the password of its file, what its command prints, or
/// an OAuth 2.0 access token. Nothing blocks the loop. For the loop's thread.
class Login {
public:
    struct Settings {
        config::Mailbox mailbox;
        AccessTokens::SteadyClock now = std::chrono::steady_clock::now;
        std::chrono::milliseconds longest_command{30'000};
        std::chrono::milliseconds longest_fetch{30'000};
    };

    /// Keeps a reference: `loop` must outlive the login.
    Login(boost::asio::io_context& loop, Settings settings);

    /// How it is shown to the IMAP server.
    [[nodiscard]] transport::Sasl sasl() const;

    /// The password or token; empty when the client certificate logs in alone.
    ///
    /// Who asks while another one waits gets the same answer: a mailbox runs one command and
    /// asks for one token at a time. No error holds a secret. Errc::configuration: a file or
    /// the command; the errors of a token server are those of transport::HttpsPost and
    /// transport::parse_token_answer. Errc::unreachable once stopped.
    boost::asio::awaitable<Result<std::string>> secret();

    /// The server refused a login with this secret. Answers true when another one is worth a
    /// try: a token may end before its time, a password does not change by itself.
    bool refused(std::string_view secret);

    /// Ends what is under way, a command included.
    void stop();

private:
    struct Round;

    boost::asio::awaitable<Result<std::string>> obtain();
    boost::asio::awaitable<Result<std::string>> run_command();
    boost::asio::awaitable<Result<std::string>> fetch_token();
    Result<std::string> read_file() const;
    [[nodiscard]] Error stopped() const;

    Settings settings_;
    std::optional<AccessTokens> tokens_;
    boost::asio::steady_timer timer_;  ///< Of the wait under way; stop() cancels it.
    std::shared_ptr<Round> round_;     ///< While somebody waits for an answer.
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
