#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/mail.hpp"
#include "core/result.hpp"
#include "transport/fetch_plan.hpp"

namespace advisory::transport {

/// How far a folder was read; 0 and 0 before the first time.
struct FolderCursor {
    std::uint32_t uid_validity = 0;
    std::uint32_t last_uid = 0;

    bool operator==(const FolderCursor&) const = default;
};

/// Mails that were asked for when something failed: one of them did it.
struct FailedMails {
    std::uint32_t uid_validity = 0;
    UidRange uids;

    bool operator==(const FailedMails&) const = default;
};

/// What earlier conversations met in a folder, so that one mail does not keep all others back. The
/// mails that are named are not behind `alone_to`.
struct KnownFailures {
    std::uint32_t uid_validity = 0;          ///< Counts in a folder that still has this one.
    std::uint32_t alone_to = 0;              ///< Up to this UID every mail is asked for alone.
    std::vector<std::uint32_t> refused;      ///< Refused again and again.
    std::vector<std::uint32_t> unannounced;  ///< Ended the session: only their header is asked.
    std::vector<std::uint32_t> unasked;      ///< So does their header: nothing is asked of them.
};

/// What a conversation takes at a time, and at all.
struct ImapLimits {
    std::size_t batch_mails = 200;
    std::uint64_t batch_bytes = std::uint64_t{4} * 1024 * 1024;  ///< Larger mails come alone.
    std::uint64_t piece_bytes = std::uint64_t{1024} * 1024;      ///< Of those, at a time.
    std::uint64_t mail_bytes = std::uint64_t{50} * 1024 * 1024;  ///< Larger: the header only.
    std::uint64_t header_bytes = std::uint64_t{1024} * 1024;     ///< Taken of such a header.
    std::size_t open_batches = 2;  ///< Asked for, or given out and not yet proceeded from.
    std::size_t line_bytes = std::size_t{64} * 1024;
    std::size_t listed_mails = 1024;  ///< Sizes that are asked for at a time.
};

/// Mails by ascending UID, and the cursor that covers them. RawMail::mailbox is
/// left to the caller. May be empty: all of them were expunged under way.
struct MailBatch {
    std::string folder;
    std::vector<RawMail> mails;
    FolderCursor cursor;
    std::uint64_t backlog = 0;  ///< Mails behind the cursor, at most.
};

/// The folder was read to its end.
struct FolderRead {
    std::string folder;
    FolderCursor cursor;
};

/// The folder could not be read; the session goes on.
struct FolderFailed {
    std::string folder;
    Error error;
    std::optional<FailedMails> mails{};  ///< Nothing: it was no mail.
};

/// What becomes of a mail on the server once it is stored.
struct Tidying {
    enum class Action { leave, flag, move };
    Action action = Action::leave;  ///< `flag`: marked as read, \Seen.
    std::string target;             ///< The folder to move to, UTF-8.
};

/// All mails that were named are flagged or moved, or were not there any more.
struct Tidied {};

/// The server did not do it; the session goes on.
struct TidyingFailed {
    Error error;
};

/// There may be new mail in the folder that the conversation waits in, or the server said
/// something that makes it worth to look. Once for each wait.
struct NewsArrived {};

/// The wait is over, as we asked or because the server cannot wait: see can_wait.
struct WaitEnded {};

/// The last event. Without an error: as we asked with log_out.
struct SessionEnded {
    std::optional<Error> error;
    std::optional<FailedMails> mails{};  ///< Nothing: none was fetched.
};

using ImapEvent = std::variant<MailBatch,
                               FolderRead,
                               FolderFailed,
                               Tidied,
                               TidyingFailed,
                               NewsArrived,
                               WaitEnded,
                               SessionEnded>;

}  // namespace advisory::transport
