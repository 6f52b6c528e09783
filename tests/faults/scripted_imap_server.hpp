#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "tests/support/dovecot/certificates.hpp"
#include "tests/support/files.hpp"

namespace advisory::test {

/// An IMAP server with one folder, on a thread of its own, that answers as servers do until its
/// script has it answer otherwise.
class ScriptedImapServer {
public:
    enum class Tls { at_once, after_starttls };

    struct Command {
        std::size_t session = 0;  ///< From 1.
        std::string tag{};
        std::string text{};  ///< Without the tag; empty: the greeting is due.
    };

    enum class Then { go_on, hang_up, fall_silent };

    struct Reply {
        std::string bytes{};     ///< "{tag}" in it becomes the command's.
        std::string repeated{};  ///< Sent behind `bytes` until 256 MiB have gone out.
        Then then = Then::go_on;
    };

    /// Answers a command otherwise than usual; nothing: as usual. Called on the server's thread.
    using Script = std::function<std::optional<Reply>(const Command&)>;

    struct Options {
        std::vector<std::string> mails{};  ///< With the UIDs 1, 2, 3.
        Script script{};
        Tls tls = Tls::at_once;
    };

    explicit ScriptedImapServer(Options options);
    ~ScriptedImapServer();
    ScriptedImapServer(const ScriptedImapServer&) = delete;
    ScriptedImapServer& operator=(const ScriptedImapServer&) = delete;

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::string ca_file() const { return certificates_.authority; }

    /// Whether any session brought a command that begins so, whatever its case.
    [[nodiscard]] bool has_heard(std::string_view command) const;

    [[nodiscard]] std::size_t sessions() const;

private:
    struct Session;

    boost::asio::awaitable<void> accept();
    boost::asio::awaitable<void> serve(std::shared_ptr<Session> session);
    boost::asio::awaitable<bool> take_command(Session& session, Command& command);
    boost::asio::awaitable<bool> give(Session& session, const Reply& reply);
    Reply reply_to(const Command& command) const;
    [[nodiscard]] std::string usual_answer(const Command& command) const;
    [[nodiscard]] std::string fetch(const std::string& text) const;

    Options options_;
    TemporaryFolder folder_;
    Certificates certificates_;
    boost::asio::io_context loop_{1};
    boost::asio::ip::tcp::acceptor acceptor_;
    mutable std::mutex mutex_;
    std::vector<std::string> heard_;
    std::size_t sessions_ = 0;
    std::thread thread_;
};

}  // namespace advisory::test
