#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/imap_settings.hpp"
#include "daemon/mailbox.hpp"
#include "transport/imap_connection.hpp"
#include "transport/imap_conversation.hpp"

namespace advisory::daemon {

/// One connection, from the first packet to LOGOUT.
class ImapSession {
public:
    enum class Mode { poll, watch };

    /// What a session did until it ended.
    struct Progress {
        std::size_t mails = 0;
        std::size_t rounds = 0;          ///< Times that every folder was dealt with.
        std::size_t folders = 0;         ///< Dealt with, of the round under way.
        std::size_t failed_folders = 0;  ///< Of all rounds.
    };

    /// The wait for news: what it is at, and whether it is to end.
    struct Waiting {
        bool is_under_way = false;
        bool is_unwanted = false;  ///< Once true, the session ends when all is read.
    };

    struct Parts {
        const ImapSettings& settings;
        MailSink& sink;
        boost::asio::steady_timer& timer;  ///< Cancelled when is_stopping becomes true.
        const bool& is_stopping;
        Waiting& waiting;  ///< The timer is cancelled, too, when a wait under way gets unwanted.
        Progress& progress;
        std::function<void()> on_login{};  ///< Called once the server has let us in.
    };

    /// Keeps references to all but the connection.
    ImapSession(Parts parts, transport::ImapConnection connection);
    ~ImapSession();
    ImapSession(const ImapSession&) = delete;
    ImapSession& operator=(const ImapSession&) = delete;

    /// Reads the folders; when watching again and again. Ends early, and without a failure, when
    /// stopped.
    boost::asio::awaitable<Result<void>> run(Mode mode);

private:
    enum class Wake { ready, late };
    using Cause = storage::RefusedMailStore::Cause;

    boost::asio::awaitable<Result<void>> connect();
    boost::asio::awaitable<Result<void>> read_folders();
    boost::asio::awaitable<Result<void>> finish_folder();
    boost::asio::awaitable<Result<void>> follow_news();
    boost::asio::awaitable<Result<void>> wait_for_news(std::chrono::steady_clock::time_point end);
    boost::asio::awaitable<void> log_out();

    boost::asio::awaitable<Result<Wake>> exchange(std::chrono::milliseconds longest_silence);
    Result<void> send();
    Result<bool> receive();
    boost::asio::awaitable<Wake> wait(std::chrono::milliseconds longest);

    boost::asio::awaitable<Result<void>> take_events();
    boost::asio::awaitable<Result<void>> take(transport::MailBatch& batch);
    boost::asio::awaitable<Result<void>> take(transport::FolderRead& read);
    boost::asio::awaitable<Result<void>> take(transport::FolderFailed& failed);
    boost::asio::awaitable<Result<void>> take(transport::Tidied& tidied);
    boost::asio::awaitable<Result<void>> take(transport::TidyingFailed& failed);
    boost::asio::awaitable<Result<void>> take(transport::NewsArrived& news);
    boost::asio::awaitable<Result<void>> take(transport::WaitEnded& ended);
    boost::asio::awaitable<Result<void>> take(transport::SessionEnded& ended);

    [[nodiscard]] bool is_stopping() const { return parts_.is_stopping; }
    void tell_of(const transport::FailedMails& mails, Cause cause, const Error& error);
    void begin_tidying(std::string_view folder);
    [[nodiscard]] bool tidies() const;
    [[nodiscard]] bool can_wait() const;
    [[nodiscard]] std::unexpected<Error> silence(std::chrono::milliseconds length) const;
    [[nodiscard]] std::unexpected<Error> failure(const Error& error) const;

    Parts parts_;
    transport::ImapConnection connection_;
    boost::asio::posix::stream_descriptor descriptor_;  ///< The connection's, which closes it.
    transport::ImapConversation conversation_;
    std::string unsent_;
    std::vector<char> buffer_;
    int reads_in_a_row_ = 0;
    bool is_in_folder_ = false;    ///< A folder is being read or tidied.
    bool is_folder_open_ = false;  ///< The folder that was read last can be waited in.
    std::string folder_;           ///< The one that was opened last.
    bool has_news_ = false;        ///< Came in this wait.
    bool has_ended_ = false;
};

}  // namespace advisory::daemon
