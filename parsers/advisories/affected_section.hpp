#pragma once

#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "parsers/advisories/lines.hpp"

namespace advisory::parsers {

/// What the section on affected systems lists, by what it says of it.
struct AffectedLists {
    std::vector<AffectedRange> affected;
    std::vector<AffectedRange> unaffected;
    std::vector<AffectedRange> fixed;
};

/// Reads the lines of a section 対象 or 影響を受けるシステム.
///
/// List entries and short lines are version phrases; an entry without a product has that
/// of the entry or line above it that is less indented. Sentences turn the meaning of the
/// list behind them (影響を受けない, 修正済み), or state a range themselves. What an update
/// box adds counts beside what stood before: the conservative reading. `product` is what
/// the notice as a whole speaks of; it stands in where no product is named at all.
AffectedLists read_affected_section(const std::vector<Line>& lines, std::string_view product);

}  // namespace advisory::parsers
