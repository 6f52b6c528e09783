#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"

namespace advisory::transport {

/// One POST over HTTPS: the certificate is always checked, redirects are not followed, proxies not
/// used, and no answer that is kept is larger than `largest_answer`.
///
/// Nothing blocks. The owner waits until `descriptor` is readable or `next_timeout` has
/// passed and calls `advance`, until there is an answer. For one thread.
class HttpsPost {
public:
    static constexpr std::size_t largest_answer = std::size_t{64} * 1024;

    /// Without TLS only to this machine: "localhost", 127.0.0.0/8, ::1.
    enum class Plain { refused, to_loopback };

    /// Whether the answer's body is wanted, or thrown away as it comes.
    enum class Body { kept, ignored };

    struct Request {
        std::string url;  ///< https, or http as `plain` says.
        std::string body;
        std::string content_type = "application/x-www-form-urlencoded";
        std::vector<std::string> header;            ///< "Name: value", each without a line end.
        std::string ca_file;                        ///< Empty: what the system trusts.
        std::chrono::milliseconds timeout{30'000};  ///< From DNS to the last byte.
        Plain plain = Plain::refused;
        Body answer = Body::kept;
    };

    struct Answer {
        long status = 0;  ///< Of HTTP: 200.
        std::string body;
        std::chrono::seconds retry_after{0};  ///< What the server asks for (RFC 9110 10.2.3).
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
    /// Errc::configuration, naming the host. No message holds a body, ours or the server's.
    Result<std::optional<Answer>> advance();

    /// The server's name as in the URL.
    [[nodiscard]] const std::string& host() const;

private:
    struct Session;

    explicit HttpsPost(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

}  // namespace advisory::transport
