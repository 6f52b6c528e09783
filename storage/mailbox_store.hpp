#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
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
    std::optional<Time> last_poll;            ///< Last attempt.
    std::optional<Time> last_success;         ///< Last attempt that read the folder to its end.
    std::optional<Time> last_mail;            ///< Last mail taken in.
    std::optional<std::chrono::seconds> lag;  ///< Of that mail, from INTERNALDATE to our commit.
    std::int64_t mails = 0;                   ///< Receipts from this folder.
    std::int64_t backlog = 0;                 ///< Mails seen on the server and not yet taken in.
    int failures = 0;                         ///< In a row; 0 after a success.
    std::string error;                        ///< Of the last attempt; empty after a success.

    std::string fault;   ///< Word for the error, see fault_word; empty as `error` is.
    std::string remedy;  ///< What a person may do about it; may be empty.
    std::optional<Time> failing_since;  ///< First failure since the last success.
    std::optional<Time> next_try;       ///< When it is polled next, as far as it was told.
    std::optional<Time> reading_since;  ///< Begin of a poll of which mails came, until it ends.
    std::optional<Time> renumbered_at;  ///< When a new UIDVALIDITY made us read all again.
};

/// How far a folder is read.
struct FolderProgress {
    std::string mailbox;
    std::string folder;
    std::optional<Time> last_success;
    int failures = 0;
    std::optional<Time> failing_since{};
    std::optional<Time> alerted_since{};  ///< `failing_since` of the alert that is open.
    std::string error{};
};

/// The word that the store and `status` have for an error: "unreachable", "refused", ...
std::string_view fault_word(Errc code);

/// What a person may do about a fault of that word, when the error itself does not say it.
std::string_view usual_remedy(std::string_view fault);

/// Cursors and the last polls. Successes and failures also go to the CollectionLedger.
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
                        const Error& error,
                        Time when);

    /// The folder is polled at `when`, perhaps for the first time.
    void record_next_try(std::string_view mailbox, std::string_view folder, Time when);

    /// An alert is open on the failure that began at `since`; nothing: none is.
    void record_alert(std::string_view mailbox, std::string_view folder, std::optional<Time> since);

    /// Mails of a poll that goes on were taken in; the first of them count as its begin.
    void record_reading(std::string_view mailbox, std::string_view folder, Time when);

    void record_backlog(std::string_view mailbox, std::string_view folder, std::int64_t mails);

    /// Every folder that was ever polled, or will be soon, by mailbox and folder.
    std::vector<FolderStatus> list();

    /// The same folders, at no cost that grows with the mails.
    std::vector<FolderProgress> progress();

private:
    std::optional<Time> last_success(std::string_view mailbox, std::string_view folder);

    Database& db_;
};

}  // namespace advisory::storage
