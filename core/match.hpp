#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory {

/// In the order of gravity.
enum class Verdict { not_affected, review, affected };

/// Why a verdict is what it is, in the codes of the matching rules.
enum class Reason {
    id_exact,
    id_alias,
    id_name_only,
    id_fuzzy,
    id_maker_only,
    range_in,
    range_out,
    range_missing,
    range_unparsed,
    version_missing,
    version_unordered,
    enum_branch,
    eol_not_listed,
    qual_unknown,
    backport_possible,
    source_conflict,
    sibling_artifact,
    stated_unaffected,
    ambiguous_bound,
    flavour,
    qual_met,           ///< An installation on record is among those that the notice means.
    qual_contradicted,  ///< Every installation on record is outside of what the notice means.
    oem_relation,       ///< The same software, sold under another maker's name.
    claimed_fixed,      ///< The SBOM claims a patch; nobody verified it.
    watch_term,
    withdrawn,
};

/// What was compared, in the words that `explain` shows.
struct Evidence {
    std::string identity_rule;             ///< "I2 purl", "I4 alias", ...
    std::string advisory_name;             ///< The string of the notice.
    std::string inventory_name;            ///< The string of the inventory it was held against.
    std::string scheme;                    ///< Version order used.
    std::vector<std::string> comparisons;  ///< "2.14.1 < 2.15.0: inside", one a line.
    std::vector<std::string> questions;    ///< What a person should find out.
};

/// One advisory item held against one component of one product version.
struct Match {
    std::size_t item = 0;        ///< Index into Advisory::items.
    std::int64_t product = 0;    ///< ProductVersion::row.
    std::int64_t component = 0;  ///< Component::row; 0: the product itself is named.
    Verdict verdict = Verdict::review;
    std::vector<Reason> reasons;
    std::vector<std::string> cves;
    std::string phrase;  ///< The phrases that were compared, joined by " / ".
    std::string vers;    ///< Their union in vers notation; empty when none was read.
    TextSpan span;       ///< Of the deciding phrase.
    Evidence evidence;
    bool is_held = false;  ///< The verdict is another revision's, graver than the current one's.
};

}  // namespace advisory
