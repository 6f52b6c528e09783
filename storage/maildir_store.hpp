#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "storage/database.hpp"

namespace advisory::storage {

/// A file of a Maildir as it was when it was read.
struct MaildirFile {
    std::string name;           ///< The part that stays: without ":2," and the flags.
    std::uint64_t size = 0;     ///< Bytes.
    std::int64_t modified = 0;  ///< Nanoseconds since the epoch.

    bool operator==(const MaildirFile&) const = default;
};

/// Which files of a Maildir were taken.
///
/// Files are numbered as an IMAP server numbers mails, and count as taken up to the cursor
/// of their folder (MailboxStore), which moves in the transaction of their mails. What was
/// numbered before a crash and not taken is numbered anew.
class MaildirStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit MaildirStore(Database& db);

    /// True when a file of this name, size and time has a number up to `last_uid`. A file
    /// that was written over is another one.
    [[nodiscard]] bool is_taken(std::string_view mailbox,
                                std::string_view folder,
                                const MaildirFile& file,
                                std::uint32_t last_uid);

    /// Gives the files the numbers after `last_uid`, in their order. A name that comes
    /// twice keeps the last.
    void number(std::string_view mailbox,
                std::string_view folder,
                std::span<const MaildirFile> files,
                std::uint32_t last_uid);

private:
    Database& db_;
};

}  // namespace advisory::storage
