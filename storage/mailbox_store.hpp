#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// How far a folder was read. UIDs count within one UIDVALIDITY (RFC 3501
/// section 2.3.1.1); 0 means nothing was read yet.
struct Cursor {
    std::uint32_t uid_validity = 0;
    std::uint32_t last_uid = 0;

    bool operator==(const Cursor&) const = default;
};

/// What `status` tells about one folder of one mailbox.
struct FolderStatus {
    std::string mailbox;
    std::string folder;
    Cursor cursor;
    std::optional<Time> last_poll;     ///< Last attempt.
    std::optional<Time> last_success;  ///< Last attempt that read the folder to its end.
    std::optional<Time> last_mail;     ///< Last mail taken in.
    std::int64_t mails = 0;            ///< Receipts from this folder.
    std::int64_t backlog = 0;          ///< Mails seen on the server and not yet taken in.
    int failures = 0;                  ///< In a row; 0 after a success.
    std::string error;                 ///< Of the last attempt; empty after a success.
};

/// Cursors and the last polls.
class MailboxStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit MailboxStore(Database& db);

    Cursor cursor_of(std::string_view mailbox, std::string_view folder);

    /// Moves the cursor; belongs in the transaction of the mails it covers.
    void move_cursor(std::string_view mailbox, std::string_view folder, Cursor cursor);

    void record_success(std::string_view mailbox, std::string_view folder, Time when);
    void record_failure(std::string_view mailbox,
                        std::string_view folder,
                        std::string_view error,
                        Time when);
    void record_backlog(std::string_view mailbox, std::string_view folder, std::int64_t mails);

    /// Every folder that was ever polled, by mailbox and folder.
    std::vector<FolderStatus> list();

private:
    Database& db_;
};

}  // namespace advisory::storage
