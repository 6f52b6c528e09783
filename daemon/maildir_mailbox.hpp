#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/folder_watch.hpp"
#include "daemon/mailbox.hpp"
#include "daemon/maildir_reading.hpp"
#include "storage/database.hpp"
#include "storage/maildir_store.hpp"

namespace advisory::daemon {

/// A Maildir on this machine, with the folders in it. It is only read: no mail is moved,
/// marked or removed.
///
/// A file is known by the part of its name that stays, its size and its time, so neither a
/// move from `new` to `cur` nor a flag makes it new; what was written over is read again. The
/// cursor counts the files that were taken (storage::MaildirStore), in a UIDVALIDITY of 1.
/// What is no mail (a link, a FIFO, a folder, an empty file) is named once in the log. A file
/// that cannot be read makes its folder fail, and the others are taken all the same.
class MaildirMailbox : public Mailbox {
public:
    /// Keeps references: all but the settings must outlive the mailbox. `disk` is a thread for it
    /// alone, on which every call into its file system is made: one that never returns, as on a
    /// server that is gone, keeps nobody else.
    MaildirMailbox(boost::asio::io_context& loop,
                   boost::asio::thread_pool& disk,
                   storage::Database& db,
                   MaildirSettings settings);

    /// Looks at every file once. Never fails as a whole: each folder is done or has failed.
    boost::asio::awaitable<Result<PollReport>> poll(MailSink& sink) override;

    /// Polls, then takes what arrives as it arrives, until stopped; polls again at each
    /// scan_interval, when the kernel lost count, and when a folder comes or goes. Never fails
    /// as a whole.
    boost::asio::awaitable<WatchReport> watch(MailSink& sink) override;

    /// A look at the files is given up between two batches: who comes next goes on there.
    void finish() override { stop(); }
    void stop() override;

private:
    boost::asio::awaitable<void> read_folder(MailSink& sink,
                                             const std::string& folder,
                                             PollReport& report);
    boost::asio::awaitable<void> follow(FolderWatch& watch,
                                        MailSink& sink,
                                        std::chrono::steady_clock::time_point deadline);
    boost::asio::awaitable<bool> take_named(MailSink& sink,
                                            std::size_t place,
                                            std::vector<std::string> names);
    MaildirReading::Parts reading_parts();
    std::optional<Error> add_watches(FolderWatch& watch) const;
    void report_skipped(const std::string& folder, std::string_view file, std::string_view why);
    void report_unwatched(const std::optional<Error>& error);

    MaildirSettings settings_;
    boost::asio::thread_pool& disk_;
    storage::MaildirStore files_;
    boost::asio::steady_timer timer_;  ///< Of the wait under way; stop() cancels it.
    std::set<std::string> skipped_;    ///< Files that were named in the log.
    bool is_unwatched_ = false;        ///< As reported.
    bool is_stopping_ = false;
};

}  // namespace advisory::daemon
