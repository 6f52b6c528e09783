#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "core/mail_source.hpp"
#include "core/time.hpp"
#include "storage/mailbox_store.hpp"

namespace advisory::ingest {

/// When a source that was heard last at `heard` becomes silent: `every` later, not counting what
/// falls into its holidays. Until then, and at that instant, all is well.
Time silent_after(Time heard, std::chrono::seconds every, Holidays holidays);

/// Until when the mailboxes are read: nobody is called silent whose mail may lie unread. That is
/// the earliest last success of the folders in `configured` (mailbox, folder). A folder that
/// fails is left out, because its error is the fault then and must not hide another one; nothing
/// when that leaves none, or one that is still to be read for the first time.
std::optional<Time> read_until(std::span<const storage::FolderProgress> folders,
                               std::span<const std::pair<std::string, std::string>> configured);

}  // namespace advisory::ingest
