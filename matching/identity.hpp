#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "core/match.hpp"
#include "matching/candidate.hpp"
#include "matching/name_editions.hpp"
#include "matching/name_readings.hpp"

namespace advisory::matching {

/// What a notice calls a product: every reading of the name, and the makers it speaks of.
struct NoticeName {
    std::string shown;
    std::vector<CanonicalName> names;
    std::vector<ReadName> readings;  ///< How each of `names` was read, in their order; a
                                     ///< name behind the last one is whole.
    std::vector<std::optional<EditionForm>> editions;  ///< Likewise; nothing where it says none.
    std::vector<std::string> vendors;                  ///< Canonical.
};

/// The name in a phrase, beside which the item names `vendors` as makers. In a phrase that was
/// not read, the version may still hang on the name: then its beginnings count too, since
/// such a phrase can only lead to a review.
NoticeName read_notice_name(const AffectedRange& range,
                            const std::vector<std::string>& vendors,
                            const AliasTable& aliases);

/// How sure it is that a notice means a candidate; the surest last.
enum class Certainty { maker_only, fuzzy, sibling, name_only, certain };

/// What the names alone say of the version.
enum class NamedVersion {
    none,
    in_name,  ///< It is a part of the inventory's name: the phrase lists the name as a whole.
    equal,    ///< The notice's name goes on with the very version of the inventory.
};

/// Why a notice may mean a candidate.
struct Identity {
    Certainty certainty = Certainty::certain;
    Reason reason = Reason::id_exact;
    std::string rule;  ///< "I2 purl", "I3 CPE", "I4 vendor and product", "I5 name only", ...
    std::string advisory_name;
    std::string inventory_name;
    bool is_oem = false;  ///< One of the two is another maker's name for the same software.
    NamedVersion named_version = NamedVersion::none;
};

/// The maker that a phrase names instead of a product, canonical: "複数の Fortinet 製品",
/// "キヤノン (複数の製品)". Empty when the maker is not known, or the phrase has versions.
std::string maker_of_products(const AffectedRange& range, const AliasTable& aliases);

/// What a phrase on a maker's products says of one of them: that a person must look. Packages of
/// a programming language are not meant, whoever published them.
std::optional<Identity> identify_maker(const AffectedRange& range,
                                       std::string_view maker,
                                       const Candidate& candidate);

/// The identity by rule I6: a name of the candidate is like that of the notice (are_similar),
/// and the makers do not contradict each other. Nothing when a person said that they are not
/// the same.
std::optional<Identity> identify_alike(const NoticeName& notice,
                                       const Candidate& candidate,
                                       const AliasTable& aliases);

/// The surest identity by the rules I2 to I5; nothing when no name agrees, or when a
/// person said that they are not the same.
std::optional<Identity> identify(const NoticeName& notice,
                                 const Candidate& candidate,
                                 const AliasTable& aliases);

}  // namespace advisory::matching
