#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// What a saved notice meant to the store.
enum class Arrival {
    added,          ///< The first revision of a new advisory.
    revised,        ///< A new revision, now the current one.
    outdated,       ///< New contents, but older than the current revision: kept, not current.
    already_known,  ///< The same contents as a revision that is there and was proven as far.
};

struct SavedAdvisory {
    std::int64_t advisory = 0;  ///< Row of the advisory.
    std::int64_t revision = 0;  ///< Row of the revision that holds these contents.
    Arrival arrival = Arrival::added;
};

/// A revision as it is kept: what was read, and the text it was read from.
struct StoredAdvisory {
    std::int64_t row = 0;
    std::int64_t revision = 0;
    int revision_number = 1;  ///< 1 for the first that arrived.
    Advisory advisory;
    std::string text;  ///< Decoded; the spans of the items point into it.
    std::string message_sha256;
    std::string parser;  ///< Name and version of the rules that read it.
    Time received_at{};
};

struct AdvisoryQuery {
    /// All must stand in id, title, text or CVEs, in any spelling (storage/search_words.hpp);
    /// "several words" in quotes as one. Any text is safe. Empty: all.
    std::string words;
    std::optional<Source> source;
    std::optional<Kind> kind;
    std::optional<Time> since;  ///< By arrival of the current revision.
    std::size_t limit = 100;
};

/// The advisories that were read, every revision of each.
///
/// A missing row is no failure: finders answer an empty optional or vector.
class AdvisoryStore {
public:
    /// Keeps a reference: `db` must outlive the store.
    explicit AdvisoryStore(Database& db);

    /// Keeps a revision, unless one with the same contents (all that was read, and the
    /// text) is there; `message_sha256` must be in the MessageStore. `row`, `revision`
    /// and `revision_number` of `read` are not looked at.
    ///
    /// Which one is current is decided by the dates that the notices state (updated,
    /// else published), then by arrival, so that a late or replayed mail never takes the
    /// place of a newer one. No date, or one after the arrival, counts as the arrival.
    SavedAdvisory save(const StoredAdvisory& read);

    /// The current revision.
    std::optional<StoredAdvisory> find(std::string_view id);

    /// The id of a stored advisory as it is written: `id` itself, else what differs from it in
    /// case only. Reads all ids where it is not stored.
    std::optional<std::string> spelling_of(std::string_view id);

    /// Every revision in the order of arrival.
    std::vector<StoredAdvisory> revisions_of(std::string_view id);

    struct OtherRevisions {
        std::vector<StoredAdvisory> revisions;  ///< In the order of arrival.
        std::size_t left_out = 0;               ///< Between the first and the last of them.
    };

    /// The revisions of a stored one's advisory but itself, `most` of them: the first to arrive,
    /// which whoever floods an id came after, and the last.
    OtherRevisions revisions_beside(const StoredAdvisory& stored, std::size_t most);

    /// Gives a stored revision that has no items one with the notice's title: matches hang on
    /// items, and stores from before each notice had one may hold such revisions.
    void add_plain_item(StoredAdvisory& stored);

    /// Current revisions, the last to arrive first; without their texts.
    std::vector<StoredAdvisory> list(const AdvisoryQuery& query);

    /// The same, one after the other: all of them may be more than fits into memory.
    void visit(const AdvisoryQuery& query, const std::function<void(const StoredAdvisory&)>& take);

    /// Advisories whose current revision is of this kind, and of all kinds.
    std::int64_t count_of(Kind kind);
    std::int64_t count();

private:
    Database& db_;
};

}  // namespace advisory::storage
