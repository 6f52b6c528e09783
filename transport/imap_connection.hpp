#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace advisory::transport {

/// How to log in: with a password by what the server offers, with a bearer token (Google's and
/// Microsoft's XOAUTH2, or RFC 7628), or by the client certificate alone (RFC 4422, EXTERNAL).
enum class Sasl { any_password, xoauth2, oauthbearer, external };

/// Where to log in, and as whom.
struct ImapServer {
    std::string url;  ///< imaps://HOST[:PORT]/, or imap://HOST[:PORT]/ for STARTTLS; never plain.
    std::string user;
    std::string password;  ///< Or the OAuth 2.0 access token; not with Sasl::external.
    Sasl sasl = Sasl::any_password;
    std::string ca_file;             ///< The only CAs that are trusted; empty: the system's.
    std::string client_certificate;  ///< PEM file; empty: none is shown.
    std::string client_key;          ///< PEM file, not locked; empty: that of the certificate.
    std::chrono::milliseconds connect_timeout{30'000};  ///< From DNS to login, in all.
};

/// An encrypted, authenticated connection to an IMAP server: libcurl connects,
/// checks the certificate (always) and logs in, then the bytes are ours.
///
/// Nothing blocks. The owner waits until `descriptor` is readable or `next_timeout`
/// has passed, and then calls `advance` while connecting, `send` and `receive` once
/// connected. For one thread; the destructor closes at once, without LOGOUT.
class ImapConnection {
public:
    enum class Progress { connecting, connected };

    /// Prepares a connection; the first `advance` begins it. Fails with
    /// Errc::configuration when the settings cannot be right.
    static Result<ImapConnection> prepare(const ImapServer& server);

    ImapConnection(ImapConnection&& other) noexcept;
    ImapConnection& operator=(ImapConnection&& other) noexcept;
    ~ImapConnection();

    /// The server's name as in the URL.
    [[nodiscard]] std::string_view host() const;

    /// Readable when there is something to do, or something to read. Lives as long
    /// as the connection, which closes it.
    [[nodiscard]] int descriptor() const;

    /// While connecting: after how long `advance` is due anyway.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next_timeout() const;

    /// Goes on connecting.
    ///
    /// Fails with Errc::unreachable when there is no connection, Errc::untrusted when
    /// the certificate is not the server's or there is no STARTTLS, Errc::refused when
    /// the login is, naming user and host, and Errc::configuration when a person must
    /// look. No message holds the password.
    Result<Progress> advance();

    /// Sends what it can and answers how much that was. When it was not all,
    /// `descriptor` becomes readable once there is room.
    Result<std::size_t> send(std::string_view bytes);

    /// Receives what is there, nothing when there is nothing yet. TLS may hold bytes
    /// that `descriptor` does not show: ask until there is nothing before waiting.
    /// Once the server has closed the connection, is_closed is true.
    struct Received {
        std::size_t size = 0;
        bool is_closed = false;
    };
    Result<Received> receive(std::span<char> buffer);

private:
    struct Session;

    explicit ImapConnection(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

}  // namespace advisory::transport
