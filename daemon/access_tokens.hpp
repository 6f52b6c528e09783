#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "config/configuration.hpp"
#include "core/result.hpp"
#include "transport/https_post.hpp"

namespace advisory::daemon {

/// The OAuth 2.0 access tokens of a mailbox: keeps the last one as long as it is good, says
/// what to ask the token server for another, and keeps the refresh token up to date. Neither
/// network nor loop.
class AccessTokens {
public:
    using Instant = std::chrono::steady_clock::time_point;
    using SteadyClock = std::function<Instant()>;

    /// `mailbox` is for the log.
    AccessTokens(std::string mailbox, config::Oauth2 settings, SteadyClock now);

    /// The token, until a minute or a tenth of its life before its end, whichever is more.
    [[nodiscard]] std::optional<std::string> current() const;

    /// What to send for a new one. Reads the secrets from their files, so that new ones count
    /// without a restart. Fails with Errc::configuration.
    Result<transport::HttpsPost::Request> request();

    /// Takes the answer to the last `request` and gives the token in it. A new refresh token
    /// is written to its file; when that fails it is kept in memory, which is logged.
    Result<std::string> take(const transport::HttpsPost::Answer& answer, std::string_view host);

    /// The server did not take this token: it is not given again.
    void forget(std::string_view token);

private:
    Result<std::string> refresh_token();
    void keep_refresh_token(const std::string& token);

    struct Kept {
        std::string token;
        Instant good_until;
    };

    std::string mailbox_;
    config::Oauth2 settings_;
    SteadyClock now_;
    std::optional<Kept> kept_;
    Instant asked_at_{};
    std::string in_file_;  ///< The refresh token that the file had when it was read last.
    std::string unsaved_;  ///< A newer one that could not be written; empty: none.
};

}  // namespace advisory::daemon
