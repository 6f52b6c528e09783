#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"
#include "core/inventory.hpp"
#include "matching/serial_numbers.hpp"

namespace advisory::matching {

/// What one installation says to the conditions of a phrase.
struct InstallationAnswer {
    Holds holds = Holds::unknown;
    std::string sentence;  ///< "H-001, serial A0007: the serial number is in A0001 to A0999".
    std::string question;  ///< What is missing; empty unless unknown.
};

/// What all installations of a product version say to the conditions of a phrase.
struct ConditionAnswer {
    Holds holds = Holds::unknown;
    std::vector<std::string> sentences;  ///< One an installation that is told, at most fifty.
    std::vector<std::string> questions;  ///< For a person; empty when all is known.
};

/// True for the kinds of qualifiers that only an installation can answer: serial,
/// serial_prefix, ship_date, option.
bool is_about_installations(const Qualifier& qualifier);

/// True when the phrase has such a qualifier.
bool has_installation_conditions(const AffectedRange& range);

/// True when the phrase was read whole, but for what only an installation can answer: the
/// parsers mark it QUALIFIED.
bool is_read_but_for_installations(const AffectedRange& range);

/// Holds one installation against the conditions of a phrase on installations (matching
/// rules, stage 4). Conditions of one kind are alternatives, kinds are AND-ed. A fact that is
/// not recorded, or that cannot be compared, leaves the answer open.
InstallationAnswer ask_installation(const AffectedRange& range, const Installation& installation);

/// Holds all installations of a product version against them. One that satisfies them makes
/// the answer `satisfied`; `contradicted` only when every one contradicts them. Without
/// installations on record the answer is `unknown`.
ConditionAnswer ask_installations(const AffectedRange& range,
                                  std::span<const Installation> installations);

/// True when the names of an inventory entry say that it is for this platform, or of this
/// edition: each word of `value` stands in one of them.
bool is_named_in(std::string_view value, const std::vector<std::string>& names);

}  // namespace advisory::matching
