#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parsers/sbom/component_tree.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// A reference as a number: there may be more references than names fit into memory. Two that
/// are told apart by nothing else would have to meet among 2^64; it would cost a wrong finding.
using ReferenceKey = std::uint64_t;

ReferenceKey key_of(std::string_view reference);

/// Which component a reference names.
class ReferenceTable {
public:
    using Index = ComponentTree::Index;

    /// Of all components in the tree and the subject. `others` are names of what is no component
    /// and may be referred to.
    ReferenceTable(const ComponentTree& tree, std::span<const ReferenceKey> others);

    /// Something that has a name but is no component.
    static constexpr Index other = UINT32_MAX - 2;

    /// The first component with that name, `ComponentTree::subject` or `other`;
    /// `ComponentTree::document` when there is none.
    [[nodiscard]] Index find(ReferenceKey key) const;

    /// Tells of each component whose name another one has: `label` says what the format calls
    /// it, "bom-ref".
    void tell_duplicates(ComponentTree& tree, std::string_view label) const;

private:
    struct Row {
        ReferenceKey key = 0;
        Index index = 0;
    };

    std::vector<Row> rows_;  ///< By key, then by index.
};

/// What depends on, or contains, what.
class ReferenceGraph {
public:
    using Index = ComponentTree::Index;

    /// An entry, whose targets follow. Beyond `limits.references` nothing is kept.
    void begin(ReferenceKey from, const SbomLimits& limits);
    void add_target(ReferenceKey to, const SbomLimits& limits);

    /// True when something was not kept.
    [[nodiscard]] bool is_cut() const { return is_cut_; }

    /// Tells of each circle, once, at its first component. `verb` is what the arrow says:
    /// "depends on".
    void tell_circles(const ReferenceTable& table,
                      ComponentTree& tree,
                      std::string_view verb) const;

    /// Tells once how many references name nothing, and where the first one is.
    void tell_unknown(const ReferenceTable& table, ComponentTree& tree) const;

    /// Calls `visit(from, to)` for each pair of components.
    template <class Visit>
    void each_pair(const ReferenceTable& table, Visit visit) const
    {
        for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
            const auto from = table.find(entries_[entry].from);
            for (const auto target : targets_of(entry))
                visit(from, table.find(target));
        }
    }

private:
    struct Entry {
        ReferenceKey from = 0;
        std::size_t first_target = 0;
    };

    [[nodiscard]] std::span<const ReferenceKey> targets_of(std::size_t entry) const;

    std::vector<Entry> entries_;
    std::vector<ReferenceKey> targets_;
    bool is_cut_ = false;
};

}  // namespace advisory::parsers
