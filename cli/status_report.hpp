#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "core/time.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/outbox.hpp"

namespace advisory::cli {

/// How things stand, as the store tells it.
struct StatusReport {
    std::string store;
    std::uint64_t store_bytes = 0;
    int schema = 0;
    std::int64_t messages = 0;
    std::int64_t advisories = 0;
    std::int64_t unindexed = 0;       ///< Advisories that a search still reads one by one.
    std::int64_t unread_notices = 0;  ///< Mails that no parser knows: a person must read them.

    std::vector<storage::FolderStatus> folders;
    std::vector<storage::Outbox::SinkStatus> sinks;

    std::vector<std::string> problems;  ///< One sentence each; empty: all is well.
};

/// Looks at the store and, when there is a configuration, at what is missing from it:
/// mailboxes that were never polled, folders whose poll is overdue.
StatusReport make_status_report(storage::Database& db, const Settings& settings, Time now);

}  // namespace advisory::cli
