#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "core/mail.hpp"
#include "core/result.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/refused_mail_store.hpp"

namespace advisory::daemon {

/// Mails of one folder, by ascending UID, and the cursor that covers them.
struct TakenMails {
    std::string folder;
    std::vector<RawMail> mails;  ///< May be empty: expunged before we could read them.
    storage::Cursor cursor;
    std::uint64_t backlog = 0;  ///< Mails of the folder that are still unread, at most.
};

/// Where a mailbox puts what it reads. All calls come from the loop's thread and may
/// throw StorageError, which then leaves the poll.
class MailSink {
public:
    virtual ~MailSink() = default;

    /// How far the folder was read; {0, 0} when it never was.
    virtual storage::Cursor cursor_of(std::string_view folder) = 0;

    /// Takes mails on their way into the store, where they are committed together with their
    /// cursor and in the order they came. Returns when there is room for more of them, which may
    /// be before the commit: that bounds the memory. The same mail may come again.
    virtual boost::asio::awaitable<void> take(TakenMails taken) = 0;

    /// Returns when all that was taken is committed.
    virtual boost::asio::awaitable<void> settle() = 0;

    /// The folder was read to its end, and what was taken of it is committed. `cursor` is where
    /// to go on; it may differ from the last one taken in its UIDVALIDITY.
    virtual void folder_done(std::string_view folder, storage::Cursor cursor) = 0;

    /// UIDs of the folder that are committed whole and were not reported as tidied, ascending.
    virtual std::vector<std::uint32_t> untidied(std::string_view folder) = 0;

    /// The server has flagged or moved all of these.
    virtual void tidied(std::string_view folder) = 0;

    /// The server did not do it; the mails are stored all the same.
    virtual void tidying_failed(std::string_view folder, const Error& error) = 0;

    /// The folder was not read to its end. What was taken of it is committed.
    virtual void folder_failed(std::string_view folder, const Error& error) = 0;

    /// One of these mails was the reason that the folder failed.
    virtual void mails_failed(std::string_view folder,
                              const storage::RefusedMailStore::Failure& mails,
                              const Error& error) = 0;

    /// What mails_failed was told of the folder, as far as it was not read since.
    virtual storage::RefusedMailStore::Known known_failures(std::string_view folder) = 0;

    /// The mailbox will be tried again after this wait.
    virtual void next_try(std::chrono::milliseconds wait) = 0;

protected:
    MailSink() = default;
    MailSink(const MailSink&) = default;
    MailSink& operator=(const MailSink&) = default;
};

/// What a poll came to.
struct PollReport {
    std::size_t mails = 0;
    std::size_t folders = 0;         ///< Dealt with, the failed ones included.
    std::size_t failed_folders = 0;  ///< The server refused them; the others were read.
    bool is_stopped = false;         ///< stop() came first.
};

/// How a watch ended.
struct WatchReport {
    std::size_t rounds = 0;      ///< Times that every folder was dealt with.
    std::optional<Error> error;  ///< Nothing: stopped, or the server cannot tell of new mail.
};

/// A mailbox on some server: the edge of the process, with a fake in tests.
class Mailbox {
public:
    virtual ~Mailbox() = default;

    /// Reads what is new in every folder. Each folder ends in one call of folder_done
    /// or folder_failed, unless the poll is stopped. Fails when the mailbox as a whole
    /// could not be read: no connection, no trust, login refused, session broken.
    virtual boost::asio::awaitable<Result<PollReport>> poll(MailSink& sink) = 0;

    /// Reads what is new, waits until there is more, and reads that as it comes, until the
    /// mailbox fails or is stopped. Where nothing tells of new mail it is a poll. Failures are
    /// told to the sink as by a poll.
    virtual boost::asio::awaitable<WatchReport> watch(MailSink& sink) = 0;

    /// Ends a running watch when it would wait for news, and any later one at once. What is under
    /// way is read to its end.
    virtual void finish() = 0;

    /// Ends a running poll or watch soon, and any later one at once. From the loop's thread.
    virtual void stop() = 0;

protected:
    Mailbox() = default;
    Mailbox(const Mailbox&) = default;
    Mailbox& operator=(const Mailbox&) = default;
};

}  // namespace advisory::daemon
