#pragma once

#include <string>
#include <string_view>

#include "core/affected_range.hpp"

namespace advisory::parsers {

// What an entry of a list says that it does not concern.

/// An entry and the note behind it that spares something: "A 2.x は影響を受けません" of
/// "A 3.4 以前 ※A 2.x は影響を受けません"; without such a note all is the entry. "※1" refers to a
/// footnote.
struct DividedEntry {
    std::string_view entry;
    std::string_view note;
};
DividedEntry divided_by_note(std::string_view entry);

/// Whether all of an entry is spared: "A 4.0 以降は影響を受けません", "A 4.0 以降 (影響なし)". Not
/// when a bracket spares something else, or when what is left of the range is affected: "A 3.x
/// (3.5 以降は影響なし)". Of several ranges it may be the last only that is spared.
bool is_denied(std::string_view entry, const AffectedRange& range);

/// True for listed versions without an operator, which the number of a bulletin may look like.
bool has_only_singles(const AffectedRange& range);

}  // namespace advisory::parsers
