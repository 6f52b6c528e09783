#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "core/time.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/number_store.hpp"
#include "storage/outbox.hpp"
#include "storage/refused_mail_store.hpp"
#include "storage/source_store.hpp"
#include "storage/tidying_store.hpp"

namespace advisory::cli {

/// Something that is wrong. docs/operations.md has a paragraph for each `name`.
struct Fault {
    std::string name;     ///< "mailbox.refused", "source.silent", ...
    std::string subject;  ///< "mailbox psirt, folder INBOX".
    std::string what;
    std::optional<Time> since;
    std::string does;    ///< What the daemon does about it by itself.
    std::string remedy;  ///< What a person must do; empty: nothing.
};

/// The fault in one line: subject, what is wrong, since when, what is done, what to do.
std::string sentence(const Fault& fault);

/// What the store knows of a folder.
struct FolderRecord : storage::FolderStatus {
    std::optional<bool> is_configured;  ///< Whether it is still read; nothing: no configuration.
};

/// A source that is watched, as it stands now.
struct SourceStatus {
    storage::WatchedSource source;
    Time expected_by{};  ///< It is silent when no mail has come by then.
    std::vector<storage::NumberGap> gaps;
    std::string missing;  ///< The numbers of the gaps, as a person reads them; empty: none.
};

/// How things stand, as the store tells it.
struct StatusReport {
    std::string store;
    std::uint64_t store_bytes = 0;
    std::optional<std::uint64_t> free_bytes;  ///< Where the store is; nothing: not known.
    int schema = 0;
    std::int64_t messages = 0;
    std::int64_t cut_mails = 0;  ///< Over the size limit: a person must read them.
    std::int64_t advisories = 0;
    std::int64_t unindexed = 0;         ///< Advisories that a search still reads one by one.
    std::int64_t unread_notices = 0;    ///< Mails that no parser knows: a person must read them.
    std::int64_t waiting_verdicts = 0;  ///< That would be less grave: a person must decide.
    std::int64_t unevaluated = 0;       ///< Advisories not yet held against today's inventory.
    std::optional<Time> inventory_changed;

    std::vector<FolderRecord> folders;
    std::vector<storage::TidyingStore::Failing> untidied;
    std::vector<storage::RefusedMailStore::SetAside> set_aside;  ///< A person must read them.
    std::vector<SourceStatus> sources;
    std::vector<storage::Outbox::SinkStatus> sinks;

    /// Whether advisoryd runs on the store of the configuration; nothing when it need not.
    std::optional<bool> is_watched;

    std::vector<Fault> faults;       ///< Empty: all is well.
    std::vector<std::string> notes;  ///< What waits for a person and is no fault.
};

/// The sinks that a configuration has, by name; none without one.
std::vector<std::string> sinks_of(const std::optional<config::Configuration>& configuration);

/// Looks at the store and, when there is a configuration, at what is missing from it:
/// mailboxes that were never polled, folders whose poll is overdue.
StatusReport make_status_report(storage::Database& db, const Settings& settings, Time now);

}  // namespace advisory::cli
