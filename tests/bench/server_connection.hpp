#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace advisory::bench {

/// Whether a connection is encrypted. Certificates are not checked here: who measures has
/// started the server.
enum class Line { plain, tls };

/// A connection to an IMAP server on the loopback interface that reads in large blocks and looks
/// at nothing but what it must. Throws when the server hangs up or refuses a command.
class ServerConnection {
public:
    ServerConnection(std::uint16_t port, Line line);
    ~ServerConnection();
    ServerConnection(const ServerConnection&) = delete;
    ServerConnection& operator=(const ServerConnection&) = delete;

    /// Sends a command and discards what comes until its answer. Answers how many bytes came.
    std::size_t run(std::string_view command);

    /// Begins IDLE (RFC 2177); from then on only `next_line` and `descriptor` may be used.
    void idle();

    /// The next line, without its end. Blocks until it is there.
    std::string next_line();

    /// Whether `next_line` has a line without waiting.
    [[nodiscard]] bool has_line() const;

    /// Readable when bytes have come; on an encrypted line some may be here already.
    [[nodiscard]] int descriptor() const { return socket_; }

private:
    struct Tls;

    std::size_t read_block();
    void send(std::string_view bytes);

    int socket_ = -1;
    std::unique_ptr<Tls> tls_;
    std::string block_;
    std::string unread_;  ///< What came behind the last line.
    unsigned commands_ = 0;
};

/// What a fetch of all mails came to.
struct Download {
    std::size_t mails = 0;
    std::size_t bytes = 0;
};

/// Fetches every mail of INBOX in batches of 200 and throws them away: what the server and the
/// line can give. `mails` is how many there are.
Download download_and_discard(std::uint16_t port,
                              Line line,
                              std::string_view user,
                              std::string_view password,
                              std::size_t mails);

}  // namespace advisory::bench
