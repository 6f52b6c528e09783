#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers {

/// One CVE id as a text names it, in full or as a member of a list.
struct NamedCve {
    std::string id;
    std::size_t begin = 0;  ///< Bytes [begin, end) that stand for it: of a range, all of it.
    std::size_t end = 0;
};

/// A CVE id and the abbreviated ones behind it.
struct CveList {
    std::vector<NamedCve> cves;    ///< Empty when no CVE id stands there.
    std::vector<NamedCve> doubts;  ///< What may continue the list and was not followed, as it
                                   ///< stands: a range too wide or falling, a year-like number.
    std::size_t end = 0;
};

/// A range of more ids than this is not followed.
constexpr unsigned widest_cve_range = 100;

/// Reads the list that begins with a CVE id at `at`:
///   CVE-2018-0626~0628, CVE-2018-0626から0628, CVE-2018-0626~CVE-2018-0628
///   CVE-2025-0354、0355、0356, CVE-2021-44228, -45046, CVE-2021-45046/45105
///
/// One newline may stand behind the hyphens of an id, between the digits of a serial that has
/// fewer than four before it, and behind a comma of the list. A date or version behind an id
/// is no serial. Reads normalised text.
CveList read_cve_list(std::string_view normalised, std::size_t at);

}  // namespace advisory::parsers
