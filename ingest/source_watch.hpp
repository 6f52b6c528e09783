#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/advisory.hpp"
#include "core/mail.hpp"
#include "core/mail_source.hpp"
#include "core/time.hpp"
#include "storage/collection_ledger.hpp"
#include "storage/database.hpp"
#include "storage/mailbox_store.hpp"
#include "storage/number_store.hpp"
#include "storage/outbox.hpp"
#include "storage/source_store.hpp"

namespace advisory::ingest {

/// A number that comes out of order is waited for this long before it is missing.
inline constexpr std::chrono::hours gap_grace{1};

/// A folder that fails for this long is an alert: nobody may be looking at `status`.
inline constexpr std::chrono::hours longest_failure{24};

/// Whether the senders that are expected to speak do, and whether their numbers are whole.
///
/// A silence is an alert `source.silent` when it begins and another with the same id when it
/// ends; so is a gap, `source.gap`, and a folder that fails for long, `mailbox.failing`. What is
/// open stands in the store, so that a restart raises nothing again. No clock: the caller says what
/// time it is, and holds the storage::Transaction around every call, which is that of the mail or
/// the poll that caused it. The answers count the alerts that were added.
class SourceWatch {
public:
    /// Keeps a reference: `db` must outlive it. Without sources mails still end gaps, as a
    /// back-fill does.
    SourceWatch(storage::Database& db, std::vector<MailSource> sources);

    /// Watches these from the next `begin` on.
    void configure(std::vector<MailSource> sources) { sources_ = std::move(sources); }

    /// Watches the configured sources from now on, or still, and ends what is open about those
    /// that are configured no more. A gap passes to another source of the same numbers, as when a
    /// source was renamed. To be called before the first mail is taken.
    std::size_t begin(Time now);

    /// A mail that was kept, as message row `message`, with what was read in it.
    struct Taken {
        const RawMail& raw;
        const Mail& mail;
        const Advisory& advisory;
        std::int64_t message;
    };

    /// Adds the mail to the ledger, notes who has spoken, and looks at its number. A back-fill
    /// does not break a silence, because nothing came from the sender then, but fills gaps.
    std::size_t take(const Taken& taken, Time now);

    /// A person, named in `note` with the reason, says that a missing number need not come, as
    /// its sender never used it. A jump ends as a whole, by any of its numbers or the one that is
    /// far ahead.
    std::size_t waive(storage::NoticeNumber number, std::string_view note, Time now);

    /// Whether `check` would write anything. Only reads, so that the store is locked when it must
    /// be only.
    [[nodiscard]] bool is_due(const std::vector<std::pair<std::string, std::string>>& folders,
                              Time now);

    /// Raises what is due, for folders (mailbox, folder) that are polled; see read_until.
    std::size_t check(const std::vector<std::pair<std::string, std::string>>& folders, Time now);

private:
    [[nodiscard]] std::vector<const MailSource*> sources_of(const Taken& taken) const;
    void add_to_ledger(const Taken& taken, const std::vector<const MailSource*>& sources, Time now);
    std::size_t hear(const MailSource& source, const Taken& taken, Time arrived, Time now);
    std::size_t take_number(const Taken& taken,
                            const std::vector<const MailSource*>& sources,
                            Time arrived,
                            Time now);
    std::size_t fill_gaps(storage::NoticeNumber number, std::string_view by, Time now);
    [[nodiscard]] bool is_told(const storage::NumberGap& gap);
    void look_for_gap(storage::NoticeNumber number, const std::string& source, Time now);
    std::size_t end_gap(const storage::NumberGap& gap, std::string_view by, Time now);
    std::size_t check_folder(const storage::FolderProgress& folder,
                             const std::vector<std::pair<std::string, std::string>>& polled,
                             Time now);
    std::size_t check_silence(const storage::WatchedSource& source, Time read, Time now);
    std::size_t end_all(const storage::WatchedSource& source, Time now);

    std::vector<MailSource> sources_;
    storage::SourceStore watched_;
    storage::NumberStore numbers_;
    storage::CollectionLedger ledger_;
    storage::MailboxStore mailboxes_;
    storage::Outbox outbox_;
};

}  // namespace advisory::ingest
