#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/dovecot/certificates.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// A token server of OAuth 2.0 on a free port of the loopback interface, with a certificate
/// of its own; gone with the object. It answers what it is told to, one request a
/// connection, and keeps what it was asked.
class TokenServer {
public:
    /// What happens once the request is read.
    enum class Manner { answer, say_nothing, hang_up };

    struct Reply {
        int status = 200;
        std::string body{};
        std::string header{};  ///< Further lines, each with its CR LF.
        Manner manner = Manner::answer;
    };

    explicit TokenServer(CertificateKind certificate = CertificateKind::valid);
    ~TokenServer();
    TokenServer(const TokenServer&) = delete;
    TokenServer& operator=(const TokenServer&) = delete;

    [[nodiscard]] std::string url() const;  ///< https://localhost:PORT/token
    [[nodiscard]] std::string ca_file() const { return certificates_.authority; }

    /// Replies in this order; the last one stays.
    void reply(std::deque<Reply> replies);

    /// Replies with this access token.
    void give(const std::string& access_token, int expires_in = 3600);

    /// The forms that were posted so far.
    [[nodiscard]] std::vector<std::string> forms() const;

    /// What stood before each: the request's line and its header.
    [[nodiscard]] std::vector<std::string> heads() const;

private:
    struct Context;

    void serve();
    void take(int socket);
    Reply next_reply(const std::string& request);

    TemporaryFolder folder_;
    Certificates certificates_;
    std::unique_ptr<Context> context_;
    int listener_ = -1;
    int stop_ = -1;  ///< Readable once the server is to end.
    std::uint16_t port_ = 0;
    mutable std::mutex mutex_;
    std::deque<Reply> replies_{Reply{.status = 500}};
    std::vector<std::string> forms_;
    std::vector<std::string> heads_;
    std::thread thread_;
};

}  // namespace advisory::test
