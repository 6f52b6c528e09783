#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// A mail that a mailbox showed us for the first time in this folder.
struct CollectedMail {
    std::string mailbox;
    std::string folder;
    std::string advisory_id;
    Time taken_at{};                          ///< Our commit.
    std::optional<std::chrono::seconds> lag;  ///< From the server's INTERNALDATE until then.
    std::vector<std::string> sources;         ///< Whose mail it is.
};

/// The polls of a folder on a day of Japan.
struct PollDay {
    std::string mailbox;
    std::string folder;
    std::string day;  ///< "2026-11-23".
    std::int64_t polls = 0;
    std::int64_t failed = 0;  ///< Of them.
    Time first_poll{};
    Time last_poll{};
    std::optional<Time> first_success;
    std::optional<Time> last_success;
    std::chrono::seconds longest_wait{};  ///< Between two successes of this day.
    std::string error;                    ///< The day's last.
};

/// The day of Japan that an instant belongs to, "2026-11-23".
std::string day_of(Time when);

/// What was polled and what came: the evidence of timely collection.
class CollectionLedger {
public:
    /// Keeps a reference: `db` must outlive the ledger.
    explicit CollectionLedger(Database& db);

    /// Adds a poll to its day; `error` is empty for one that succeeded, and `last_success` is
    /// the success before it. MailboxStore calls this with every success and failure.
    void add_poll(std::string_view mailbox,
                  std::string_view folder,
                  Time when,
                  std::string_view error,
                  std::optional<Time> last_success);

    /// Adds the mail whose bytes are row `message`, unless the folder has shown it before.
    void add_mail(std::int64_t message, const CollectedMail& mail);

    /// When the folder was polled first; nothing when it never was.
    std::optional<Time> first_poll(std::string_view mailbox, std::string_view folder);

    /// From `since` until before `until`: by mailbox, folder and day.
    std::vector<PollDay> polls(Time since, Time until);

    /// From `since` until before `until`, in the order in which they were taken.
    std::vector<CollectedMail> mails(Time since, Time until);

private:
    Database& db_;
};

}  // namespace advisory::storage
