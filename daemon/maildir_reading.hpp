#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/mailbox.hpp"
#include "daemon/maildir_folder.hpp"
#include "storage/maildir_store.hpp"

namespace advisory::daemon {

/// A Maildir, and how it is read.
struct MaildirSettings {
    std::string name;  ///< Becomes RawMail::mailbox.
    std::filesystem::path path;
    std::vector<std::string> folders;
    std::uint64_t mail_bytes = std::uint64_t{50} * 1024 * 1024;  ///< Beyond: the header only.

    /// Between two looks at every file, for file systems that report no changes.
    std::chrono::milliseconds scan_interval = std::chrono::minutes{5};

    /// How long a file that was created, and neither moved in nor closed, may be written to.
    std::chrono::milliseconds settle_time{1'000};

    // A batch is in memory at once: so many mails, and so many bytes beside the last mail.
    std::size_t batch_mails = 200;
    std::uint64_t batch_bytes = std::uint64_t{4} * 1024 * 1024;
};

/// One folder of a Maildir being read. For the loop's thread.
class MaildirReading {
public:
    struct Parts {
        const MaildirSettings& settings;
        storage::MaildirStore& files;
        boost::asio::any_io_executor executor;
        boost::asio::thread_pool& disk;  ///< For every call into the file system.
        std::function<bool()> is_stopping;

        /// Told what is no mail. Without it nobody is: such a file may become one yet.
        std::function<void(std::string_view file, std::string_view why)> skip;
    };

    /// Keeps references: what `parts` names, `sink` and `folder` must outlive it.
    MaildirReading(Parts parts, MailSink& sink, const std::string& folder);

    /// Reads all that is new in `new` or `cur`. Fails when it cannot be listed.
    boost::asio::awaitable<Result<void>> read_all(std::filesystem::path part_path);

    /// Takes those of the files that were not taken yet, and returns when they are committed.
    /// Ends early when stopped.
    boost::asio::awaitable<void> take(const MaildirPart& part, std::vector<std::string> names);

    [[nodiscard]] storage::Cursor cursor() const { return cursor_; }
    [[nodiscard]] std::size_t taken() const { return taken_; }  ///< Mails.
    [[nodiscard]] bool has_unreadable() const { return unreadable_ > 0; }
    [[nodiscard]] Error unreadable() const;

private:
    boost::asio::awaitable<std::vector<std::string>> fresh_of(const MaildirPart& part,
                                                              std::vector<std::string> names);
    void set_aside(const std::string& name, const MaildirPart::Look& look);
    [[nodiscard]] bool is_full_with(const RawMail& mail) const;
    void put(MaildirPart::Read read);
    boost::asio::awaitable<void> hand_over(std::size_t backlog);
    boost::asio::awaitable<bool> number_files();

    Parts parts_;
    MailSink& sink_;
    const std::string& folder_;
    storage::Cursor cursor_;
    std::vector<RawMail> mails_;  ///< The batch, and the files that it came from.
    std::vector<storage::MaildirFile> files_;
    std::uint64_t bytes_ = 0;
    std::size_t taken_ = 0;
    std::size_t unreadable_ = 0;
    std::string first_unreadable_;
};

}  // namespace advisory::daemon
