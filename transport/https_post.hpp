#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/result.hpp"

namespace advisory::transport {

/// One POST over HTTPS, made for token servers: the certificate is always checked, redirects
/// are not followed, proxies not used, and no answer is larger than `largest_answer`.
///
/// Nothing blocks. The owner waits until `descriptor` is readable or `next_timeout` has
/// passed and calls `advance`, until there is an answer. For one thread.
class HttpsPost {
public:
    static constexpr std::size_t largest_answer = std::size_t{64} * 1024;

    struct Request {
        std::string url;                            ///< https only.
        std::string form;                           ///< application/x-www-form-urlencoded.
        std::string ca_file;                        ///< Empty: what the system trusts.
        std::chrono::milliseconds timeout{30'000};  ///< From DNS to the last byte.
    };

    struct Answer {
        long status = 0;  ///< Of HTTP: 200.
        std::string body;
    };

    /// Fails with Errc::configuration when the settings cannot be right.
    static Result<HttpsPost> prepare(const Request& request);

    HttpsPost(HttpsPost&& other) noexcept;
    HttpsPost& operator=(HttpsPost&& other) noexcept;
    ~HttpsPost();

    /// Readable when there is something to do.
    [[nodiscard]] int descriptor() const;

    /// After how long `advance` is due anyway.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next_timeout() const;

    /// Goes on. Nothing while it is under way; not to be called again after an answer.
    ///
    /// Fails with Errc::unreachable, Errc::untrusted, Errc::too_large, Errc::protocol or
    /// Errc::configuration, naming the host. No message holds the form or the answer.
    Result<std::optional<Answer>> advance();

    /// The server's name as in the URL.
    [[nodiscard]] const std::string& host() const;

private:
    struct Session;

    explicit HttpsPost(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

}  // namespace advisory::transport
