#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"

namespace advisory::transport {

/// Hands one mail to an SMTP server (RFC 5321), over TLS from the start or after STARTTLS. The
/// certificate is always checked; without TLS it speaks to this machine only.
///
/// It is for a thread of its own: libcurl waits for the answer to the mail itself without giving
/// way, and that may take a server minutes.
class SmtpSend {
public:
    enum class Security {
        tls,       ///< From the first byte (RFC 8314).
        starttls,  ///< Nothing is said before it.
        none,      ///< Refused unless the host is this machine.
    };

    struct Request {
        std::string host;  ///< IPv6 without brackets.
        std::uint16_t port = 0;
        Security security = Security::tls;
        std::string user;  ///< Empty: no login.
        std::string password;
        std::string from;             ///< "name@domain", as the other addresses.
        std::vector<std::string> to;  ///< Not empty.
        std::string mail;             ///< Header and text; lines end with CRLF.
        std::string ca_file;          ///< Empty: what the system trusts.
        std::chrono::milliseconds timeout{60'000};
    };

    /// Who was not taken although the mail was: another recipient was.
    struct Refusal {
        std::string address;
        std::string answer;     ///< The server's line: "550 5.1.1 no such user".
        bool is_final = false;  ///< 5yz, as opposed to 4yz: another try makes no sense.
    };

    struct Answer {
        std::vector<Refusal> refusals;
    };

    /// Fails with Errc::configuration when the settings cannot be right.
    static Result<SmtpSend> prepare(Request request);

    SmtpSend(SmtpSend&& other) noexcept;
    SmtpSend& operator=(SmtpSend&& other) noexcept;
    ~SmtpSend();

    /// Goes on until there is an outcome. Once.
    ///
    /// Fails with Errc::refused when the server will never take this mail (5yz to it or to all
    /// recipients), with Errc::configuration when the login was refused, with Errc::untrusted
    /// without a good certificate or STARTTLS, and with Errc::unreachable or Errc::protocol when
    /// another try may help. No message holds the password.
    Result<Answer> finish();

    /// Has `finish` fail soon. From any thread, at any time.
    void abort();

private:
    struct Session;

    explicit SmtpSend(std::unique_ptr<Session> session);

    std::unique_ptr<Session> session_;
};

}  // namespace advisory::transport
