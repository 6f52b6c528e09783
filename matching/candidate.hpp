#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/inventory.hpp"
#include "core/purl.hpp"
#include "matching/alias_table.hpp"

namespace advisory::matching {

/// Which field of the inventory a name was taken from, the stronger first.
enum class NameOrigin { purl, cpe, name };

/// One name under which something of the inventory may be found.
struct CandidateName {
    CanonicalName name;
    NameOrigin origin = NameOrigin::name;
    std::string shown;  ///< As the inventory writes it.
};

/// Something that an advisory can concern: software that is a component of product versions,
/// or a product version itself. What all components with the same words have in common.
struct Candidate {
    bool is_product = false;   ///< A product version, not a component of one.
    std::string purl_type;     ///< Empty: it has no purl.
    std::string package_name;  ///< As its purl has it; empty likewise.
    std::vector<CandidateName> names;
    std::vector<std::string> vendors;   ///< Canonical; what the inventory itself says.
    std::vector<std::string> families;  ///< Keys of the products that it is an artifact of.
    std::string version;
    std::string other_version;               ///< A second, different one that the inventory names.
    std::vector<std::string> claimed_fixed;  ///< CVEs that a patch on record claims to fix.

    /// A package of a programming language: its name alone says little.
    [[nodiscard]] bool is_language_package() const;
    /// A package of a Linux distribution: fixes are often ported back.
    [[nodiscard]] bool is_distribution_package() const;
};

/// What the inventory says of a product version, or of a component, as a candidate.
Candidate candidate_of(const ProductVersion& product, const AliasTable& aliases);
Candidate candidate_of(const Component& component, const AliasTable& aliases);

}  // namespace advisory::matching
