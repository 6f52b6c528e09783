#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "core/inventory.hpp"
#include "core/match.hpp"
#include "versions/scheme.hpp"

namespace advisory::matching {

/// Whether a version is among those that a phrase speaks of.
enum class Inside { no, unknown, yes };

/// The answer for one phrase or for several that are OR-ed, and how it came about.
struct Containment {
    Inside inside = Inside::no;
    std::vector<Reason> reasons;           ///< Why it is unknown, or decided by a condition.
    std::vector<std::string> comparisons;  ///< One sentence a comparison.
    std::vector<std::string> questions;
    bool has_flavour = false;  ///< A vendor's flavour (-fips) was set aside in comparing.
};

/// What of an inventory entry is compared.
struct ComparedVersion {
    std::string version;  ///< Empty: not recorded.
    versions::Scheme scheme = versions::Scheme::generic;
    std::vector<std::string> names = {};  ///< Where a platform or an edition may be said.
    std::span<const Installation> installations = {};  ///< Of the product version it stands in.
};

/// Holds a version against one phrase, three-valued: an end that cannot be compared leaves
/// the answer open unless the other end excludes the version. A list of single versions
/// may name branches (8.1 for 8.1.1) and leave out what is no longer supported, so only
/// an equal version is inside, and only a newer one of another branch is outside.
///
/// Conditions beside the versions (conditions.hpp) can only exclude: what is inside stays so
/// when a name says its platform and an installation meets the rest (QUAL_MET), is outside
/// when every installation contradicts them (QUAL_CONTRADICTED), and else is open.
Containment contains(const AffectedRange& range, const ComparedVersion& version);

/// Joins the answers for phrases that are OR-ed: yes wins, then unknown.
Containment any_of(const std::vector<Containment>& answers);

}  // namespace advisory::matching
