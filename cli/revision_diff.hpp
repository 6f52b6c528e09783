#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "text/json_writer.hpp"

namespace advisory::cli {

/// One thing that a revision of a notice says otherwise than the one before it.
struct RevisionChange {
    enum class Kind { added, removed, changed };

    std::string what;  ///< The member that changed: "title", "cves", "affected", ...
    Kind kind = Kind::changed;
    std::string item;     ///< Title of the item; empty: the head of the notice.
    std::string subject;  ///< What it is about: a product, a maker, the version of a score.
    std::string before;   ///< Empty when added.
    std::string after;    ///< Empty when removed.

    bool operator==(const RevisionChange&) const = default;
};

/// What changed from one revision of a notice to another, in the order of the notice.
///
/// Items are paired by their titles, and the only one left on each side with the other;
/// phrases by product and CVEs. A phrase stands as its range in vers notation; as its words
/// where no range was read, or where only the words differ. Places in the text do not
/// count, nor does the way that the mail came.
std::vector<RevisionChange> changes_between(const Advisory& before, const Advisory& after);

/// "~ affected  Apache Log4j: vers:generic/<2.15.0 → vers:generic/<2.16.0". Not yet made
/// safe for a terminal.
std::string line_for(const RevisionChange& change);

/// Appends the changes as the member "changes" of the object that is open.
void write_changes(text::JsonWriter& json, const std::vector<RevisionChange>& changes);

}  // namespace advisory::cli
