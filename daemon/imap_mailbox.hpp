#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/mailbox.hpp"
#include "transport/imap_connection.hpp"
#include "transport/imap_event.hpp"

namespace advisory::daemon {

/// A mailbox on an IMAP server.
///
/// A poll connects, reads its folders one after the other, and logs out; between
/// polls there is no connection. The server is asked for the next batch only when
/// the sink has taken the last one.
class ImapMailbox : public Mailbox {
public:
    /// Answers the password or token; asked at each poll, so that a renewed one
    /// counts without a restart.
    using Secret = std::function<Result<std::string>()>;

    struct Settings {
        std::string name;              ///< Becomes RawMail::mailbox.
        transport::ImapServer server;  ///< The password in it counts without a `secret` only.
        Secret secret;
        std::vector<std::string> folders;  ///< UTF-8.
        transport::ImapLimits limits;
        std::chrono::milliseconds stall_timeout{60'000};  ///< Longest silence once connected.
    };

    /// Keeps a reference: `loop` must outlive the mailbox.
    ImapMailbox(boost::asio::io_context& loop, Settings settings);

    /// Expects that no other poll of this mailbox is under way.
    boost::asio::awaitable<Result<PollReport>> poll(MailSink& sink) override;

    void stop() override;

private:
    class Session;

    boost::asio::awaitable<Result<void>> read_all(MailSink& sink, PollReport& report);

    Settings settings_;
    boost::asio::steady_timer timer_;  ///< Of the wait under way; stop() cancels it.
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
