#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/dovecot/certificates.hpp"
#include "tests/support/dovecot/child_process.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// An SMTP server (aiosmtpd, in Python) on a free port of the loopback interface; gone with the
/// object.
class SmtpPeer {
public:
    struct Settings {
        std::string security = "plain";  ///< Or "starttls" or "tls", for localhost.

        /// What becomes of one connection each, the last of all further ones; smtp_peer.py knows
        /// which there are.
        std::vector<std::string> manners{"accept"};
        CertificateKind certificate = CertificateKind::valid;
    };

    /// Throws when it does not start.
    explicit SmtpPeer(const Settings& settings);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] std::string ca_file() const { return certificates_.authority; }

    struct Taken {
        std::string recipients;  ///< With blanks between them.
        std::string mail;
    };
    /// The mails that it took so far.
    [[nodiscard]] std::vector<Taken> taken() const;

private:
    TemporaryFolder folder_;
    Certificates certificates_;
    std::optional<ChildProcess> process_;
    std::uint16_t port_ = 0;
};

}  // namespace advisory::test
