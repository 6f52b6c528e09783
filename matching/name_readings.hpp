#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::matching {

/// How a name was made of what a notice writes.
enum class NameReading {
    whole,              ///< It is the name, or the same in other words.
    version_in_name,    ///< With a listed version: "Windows Server 2019".
    version_in_notice,  ///< Without words that may be a version: "XG SP1" of "Foo XG SP1".
    listed,             ///< A part of what may be a list: a person must tell.
    without_edition,  ///< Without its edition, platform, or the noun in front: a person must tell.
};

/// One name that a phrase may be looked for under.
struct ReadName {
    std::string name;  ///< Folded.
    NameReading reading = NameReading::whole;
    std::string version;  ///< Of version_in_name and version_in_notice, as the notice has it.
};

/// The names that a phrase's product may be looked for under, the surest first.
std::vector<ReadName> read_names(const AffectedRange& range);

/// A name without the edition, platform or channel at its end ("for Windows", "Enterprise
/// Edition", "Linux版", "ESR"); empty when it has none.
std::string without_edition(std::string_view name);

}  // namespace advisory::matching
