#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "storage/advisory_store.hpp"
#include "storage/database.hpp"

namespace advisory::storage {

/// Finds the advisories that have words in their id, title, CVEs or text.
///
/// The index is filled behind the ingest, in small steps, and says how far it is: what it has
/// not seen is found as well, by reading it. FTS5 with the one, two and three characters in a
/// row that a text has, each once: words of any length are found, and none needs a language.
class TextIndex {
public:
    /// Keeps a reference: `db` must outlive the index.
    explicit TextIndex(Database& db);

    /// Takes in at most so many of the revisions that wait, fewer when their texts are long, in
    /// a transaction of its own, with the place that it came to: it must not run inside another
    /// one. False when nothing waited. When this program's rules for searchable texts are not
    /// those of the index, it begins anew.
    bool step(std::size_t revisions);

    /// Advisories whose current revision waits.
    std::int64_t pending();

    /// Current revisions that have all the words and suit the rest of the query, the last to
    /// arrive first, and of one second the last to be kept.
    std::vector<std::int64_t> find(const AdvisoryQuery& query);

private:
    Database& db_;
};

}  // namespace advisory::storage
