#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "storage/collection_ledger.hpp"
#include "storage/source_store.hpp"

namespace advisory::ingest {

/// A folder that was polled, and until when it was meant to be.
struct PolledFolder {
    std::string mailbox;
    std::string folder;
    Time first_poll{};
    std::optional<Time> last_poll;  ///< Set for a folder that is configured no more.
};

/// What the ledger is made of, all of it from the store.
struct LedgerEntries {
    std::vector<storage::PollDay> polls;
    std::vector<storage::CollectedMail> mails;
    std::vector<PolledFolder> folders;
    std::vector<storage::WatchedSource> sources;
};

/// A day of Japan of one source, with the polls of all folders, or of one folder.
struct LedgerDay {
    std::string day;
    std::string source;  ///< Empty for a folder.
    std::string mailbox;
    std::string folder;
    std::int64_t polls = 0;
    std::int64_t failed = 0;
    std::optional<Time> first_poll;
    std::optional<Time> last_poll;
    std::chrono::seconds longest_unread{};  ///< Longest part of the day without a good poll.
    std::int64_t received = 0;
    std::string newest_id;
    std::optional<std::chrono::seconds> median_lag;
    std::optional<std::chrono::seconds> worst_lag;
    std::string errors;
    std::string note;  ///< What a reader must not overlook, "not polled"; empty for a good day.
};

/// A row for each source and folder and each day from `since` until before `until`, as far as it
/// was watched or polled then; a day that nobody polled has its row all the same. Nothing is
/// after `now`, which ends the last day. By day, the sources before the folders.
std::vector<LedgerDay> make_ledger(const LedgerEntries& entries, Time since, Time until, Time now);

}  // namespace advisory::ingest
