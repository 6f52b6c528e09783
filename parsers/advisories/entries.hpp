#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "parsers/advisories/blocks.hpp"

namespace advisory::parsers {

/// Without references: addresses, and what names them above (organisation, title), unless that
/// reads as a version phrase; and without 以上, which ends a text.
std::vector<Block> without_references(std::vector<Block> blocks);

/// Reads a block as a version phrase. Where a cut line leaves a doubt, the reading that is
/// understood whole counts; two that differ make the range partial (AMBIGUOUS_WRAP).
AffectedRange read_block(const Block& block, const Wrap& wrap);

/// The lines above an entry that name its product or its branch, by their indents.
class Labels {
public:
    /// Forgets those that `block` is not beneath: an entry is beneath a label when it is
    /// indented deeper, is a list entry under a plain line or under one with the mark of a heading,
    /// or says the version of a product that has a line of its own.
    void leave(const Block& block);

    /// A product, or a branch of it, that the entries beneath speak of.
    void enter(const Block& block, const AffectedRange& range);

    void clear() { labels_.clear(); }

    /// The product of what stands beneath; empty when no label names one.
    [[nodiscard]] std::string_view product() const;

    /// The words of a branch label, such as "9.9 系列", to be read before an entry; empty
    /// when there is none.
    [[nodiscard]] std::string_view branch() const;

private:
    struct Label {
        std::size_t indent = 0;
        bool is_bullet = false;
        bool is_heading = false;  ///< By its mark: ■ above ・.
        bool is_field = false;    ///< 製品名: above バージョン:.
        std::string mark;
        std::string product;
        std::string branch;
    };

    std::vector<Label> labels_;
};

/// The product of an entry that names none, beneath a label (which may be empty) in a section on
/// one product: the label's, or for that of a platform ("Windows 版") both.
std::string product_beneath(std::string_view label, std::string_view of_section);

/// True for a block of prose; any other one is an entry of a list.
bool is_sentence(const Block& block);

/// True when a line names what the entries behind it are about.
bool is_label(const Block& block, const AffectedRange& range, const Block* next);

/// True when a line is the maker of the products that the next lines list: "サイボウズ" above
/// "サイボウズ ガルーン 5.0.0 から", "エレコム株式会社".
bool is_maker(const Block& block, const AffectedRange& range, const Block* next);

/// True for "(複数の製品)", which stands below a maker's name.
bool names_many(const AffectedRange& range);

/// True when the block is CVEs and nothing else but "の影響を受けるバージョン": what stands
/// beneath speaks of them only.
bool is_scope(const Block& block, const AffectedRange& range);

/// "(*1) 条件", "※1 条件", "注1) 条件": a note to which entries refer by its mark.
struct Footnote {
    std::string mark;  ///< "*1"; empty: the block is no footnote.
    std::string text;
};

Footnote footnote_of(std::string_view text);

/// Replaces a condition that is only a footnote's mark by its words.
void resolve_footnotes(std::vector<AffectedRange>& ranges, const std::vector<Footnote>& notes);

}  // namespace advisory::parsers
