#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// What looks like a mistyped identifier. It is told, never corrected.
struct Suspect {
    std::string text;       ///< As it stands.
    std::string reason;     ///< English, behind a colon: "a CVE serial has 4 to 7 digits".
    std::size_t begin = 0;  ///< In the text searched.

    bool operator==(const Suspect&) const = default;
};

/// No text gives more suspects.
constexpr std::size_t max_suspects = 50;

/// For a word that begins like an identifier of CVE or JVN at `at` and is none.
std::optional<Suspect> suspect_at(std::string_view normalised, std::size_t at);

/// How often and where first a text names a CVE.
struct CveCount {
    std::string id;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t count = 0;
};

/// CVEs of an impossible year, and those whose serial is that of another of the same year with
/// one digit more or less: the rarer one, on a tie the later one. Two that stand next to each
/// other in one list are not compared, and texts of more than 40 CVEs are not: they have such
/// pairs by chance.
std::vector<Suspect> suspects_among(std::span<const CveCount> cves, std::string_view normalised);

}  // namespace advisory::parsers
