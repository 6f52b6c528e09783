#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "parsers/advisories/blocks.hpp"
#include "parsers/advisories/lines.hpp"
#include "parsers/advisories/sentences.hpp"

namespace advisory::parsers {

/// What the lines of a section state, by what they say of it.
struct Statements {
    std::vector<AffectedRange> affected;
    std::vector<AffectedRange> unaffected;
    std::vector<AffectedRange> fixed;

    void append(Statements more);
};

/// What a section is read with.
struct SectionContext {
    std::string_view product;  ///< What the notice speaks of: stands in where no name is given.
    Wrap wrap;

    /// What the list entries of the section are before any sentence says otherwise. With
    /// `none` only what a sentence announces or states counts: a section of prose. With
    /// `fixed`, what names no version is left out, since measures are lists of many things.
    Meaning meaning = Meaning::affected;
};

/// Reads the lines of a section 対象, 影響を受けるシステム, or of any other one by what its
/// sentences announce.
///
/// List entries and short lines are version phrases; an entry without a product has that
/// of the entry or line above it that is less indented. Sentences turn the meaning of the
/// list behind them (影響を受けない, 修正済み), or state a range themselves; the CVEs of a
/// lead or a heading scope the list beneath. Columns are read by their headings. A footnote
/// or a condition becomes a qualifier. What an update box states has its date (`stated_on`).
/// What speaks of versions in words that nobody understands is kept as unparsed.
Statements read_statements(std::span<const Line> lines, const SectionContext& context);

/// The flag of a statement whose update says that it corrects an earlier one. Only between
/// read_statements and supersede.
constexpr std::string_view correction = "CORRECTION";

/// Moves what a newer statement of the same product and CVEs replaces from `item.affected`
/// to `item.superseded`: what the newer one covers, or shares versions with and corrects.
/// Another branch stays. Takes the flag `correction` off.
void supersede(AdvisoryItem& item);

}  // namespace advisory::parsers
