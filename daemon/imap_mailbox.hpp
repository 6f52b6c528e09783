#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/imap_session.hpp"
#include "daemon/imap_settings.hpp"
#include "daemon/mailbox.hpp"

namespace advisory::daemon {

/// A mailbox on an IMAP server.
///
/// A poll connects, reads its folders one after the other, and logs out. A watch keeps the
/// connection, waits in the folder that it read last (IDLE), and reads all folders again when
/// the wait has lasted for long: that finds connections of which the other end is gone, and
/// mails that a server did not tell of. The server is asked for more only when the sink has room.
class ImapMailbox : public Mailbox {
public:
    using Settings = ImapSettings;

    /// Keeps a reference: `loop` must outlive the mailbox.
    ImapMailbox(boost::asio::io_context& loop, Settings settings);

    /// Both expect that nothing else of this mailbox is under way.
    boost::asio::awaitable<Result<PollReport>> poll(MailSink& sink) override;
    boost::asio::awaitable<WatchReport> watch(MailSink& sink) override;

    void finish() override;
    void stop() override;

private:
    boost::asio::awaitable<Result<void>> hold_session(MailSink& sink,
                                                      ImapSession::Mode mode,
                                                      ImapSession::Progress& progress);
    boost::asio::awaitable<Result<void>> try_session(MailSink& sink,
                                                     ImapSession::Mode mode,
                                                     ImapSession::Progress& progress);

    Settings settings_;
    boost::asio::steady_timer timer_;  ///< Of the wait under way; stop() cancels it.
    bool is_stopping_ = false;
    ImapSession::Waiting waiting_;
};

}  // namespace advisory::daemon
