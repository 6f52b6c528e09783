#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/mail.hpp"
#include "core/result.hpp"
#include "transport/fetch_plan.hpp"
#include "transport/imap_event.hpp"

namespace advisory::transport {

// What an ImapConversation remembers of what it is doing.

/// The folder that is open.
struct FolderState {
    std::string name;
    FolderCursor cursor;
    std::uint32_t uid_validity = 0;  ///< 0 until the server has said it.
    std::uint64_t uid_next = 0;      ///< 0 until the server has said it, or it was sought.
    std::optional<std::uint64_t> exists;
    std::optional<FetchPlan> plan;
    std::size_t given_out = 0;  ///< Batches that were not proceeded from.
    bool is_recreated = false;  ///< UIDVALIDITY changed while we read.
    std::optional<Error> failure;
    std::optional<FailedMails> failed_mails;
    KnownFailures known;
    std::uint32_t header_uid = 0;  ///< Asked for by its header, because it was refused.
    std::vector<RawMail> held;     ///< Refused to their header: see ImapConversation::set_aside.

    /// Whether an earlier conversation met this mail so. Not when the folder was numbered anew.
    [[nodiscard]] bool knows(std::vector<std::uint32_t> KnownFailures::* how,
                             std::uint32_t uid) const
    {
        return known.uid_validity == uid_validity &&
               std::ranges::find(known.*how, uid) != (known.*how).end();
    }
};

/// A wait for news.
struct WaitState {
    bool is_accepted = false;  ///< The server has said that it waits.
    bool is_to_end = false;
    bool has_news = false;
};

/// A tidying under way.
struct TidyState {
    Tidying wanted;
    std::vector<std::uint32_t> uids;
    std::deque<std::string> commands;
};

}  // namespace advisory::transport
