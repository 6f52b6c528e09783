#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/sbom.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// How the places of components are told.
enum class SbomPlaces {
    nested,    ///< "components[12].components[3]"
    packages,  ///< "packages[12]"
    lines,     ///< "line 41"
};

/// Puts a bill of materials together while it is read.
///
/// An enclosing component is there before what it encloses, but its name may stand behind
/// it. So labels, places and paths are made in the end, of what the tree remembers: that is
/// also less to hold for a million components.
class ComponentTree {
public:
    using Index = std::uint32_t;

    static constexpr Index document = UINT32_MAX;     ///< The bill as a whole; the product.
    static constexpr Index subject = UINT32_MAX - 1;  ///< What the bill is of.

    /// Keeps a reference: `limits` must outlive the tree.
    ComponentTree(SbomPlaces places, const SbomLimits& limits);

    [[nodiscard]] bool is_full() const { return nodes_.size() >= limits_.components; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }

    /// Adds an empty component. `position` is its number in the list where it stands, or its
    /// line. The tree must not be full.
    Index open(Index parent, std::size_t position);

    /// A component, or the subject. Valid until the next one is opened.
    Component& operator[](Index index);
    const Component& operator[](Index index) const;

    SbomDocument& bill() { return sbom_.document; }

    /// The component that another one stands in, where that is told elsewhere than by nesting.
    void enclose(Index index, Index parent) { nodes_[index].parent = parent; }

    /// True when `enclosing` is above `index`, as it is nested.
    [[nodiscard]] bool is_above(Index enclosing, Index index) const;

    /// A component becomes the subject and is none of the components any more.
    void make_subject(Index index);

    /// Something to tell about `owner`. `member` goes on behind its place: "version",
    /// "pedigree.patches[2]"; for the document it is the whole place. May be empty.
    void doubt(Index owner, std::string_view member, std::string reason);

    /// The same, where a component could not be taken.
    void miss(Index owner, std::string_view member, std::string reason);

    /// Leaves a component out. What it encloses stays.
    void leave_out(Index index, std::string reason);

    [[nodiscard]] std::string place_of(Index index) const;

    /// Name and version, safe to show and not too long.
    [[nodiscard]] std::string label_of(Index index) const;

    /// Gives the bill away, in the order of the document. The tree is empty then.
    Sbom finish();

private:
    struct Node {
        Index parent = document;
        std::uint32_t position = 0;
        bool is_left_out = false;
        bool has_path = false;
    };

    /// A finding before its place and component have names.
    struct Note {
        Index owner = document;
        bool is_left_out = false;
        std::string member;
        std::string reason;
    };

    void note(Note note);
    void make_paths();
    void make_path(Index index);
    [[nodiscard]] std::string path_below(Index parent) const;
    void make_findings();
    void count_the_unnamed();
    void drop_the_left_out();

    SbomPlaces places_;
    const SbomLimits& limits_;
    Sbom sbom_;
    std::vector<Node> nodes_;
    std::vector<Note> notes_;
    std::size_t doubts_ = 0;
    std::size_t misses_ = 0;
};

}  // namespace advisory::parsers
