#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/scores.hpp"  // Whoever looks for ids looks for scores.
#include "parsers/advisories/suspects.hpp"

namespace advisory::parsers {

/// No list of one kind grows longer: a mail made of ids costs no more time than this.
constexpr std::size_t max_identifiers = 2000;

/// Where an identifier of the lists stands for the first time: bytes [begin, end) of the text
/// searched.
struct Occurrence {
    std::string value;  ///< As in its list.
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Occurrence&) const = default;
};

/// Everything in a text that names something: in the order of first appearance, each once,
/// in its canonical spelling. Reads normalised text.
struct Identifiers {
    std::vector<std::string> cves;    ///< CVE-2021-44228; lists and ranges in full.
    std::vector<std::string> jvn;     ///< JVN#12345678, JVNVU#96768815, JVNTA#..., JVNDB-...
    std::vector<std::string> jpcert;  ///< JPCERT-AT-2021-0050, JPCERT-WR-..., -PR-..., -IR-...
    std::vector<std::string> cwes;    ///< CWE-79
    std::vector<std::string> other;   ///< Of makers and others: VU#123456, APSB24-01, RHSA-...
    std::vector<std::string> urls;    ///< http and https only. Never followed.

    std::vector<Suspect> suspects;        ///< What looks mistyped, or was not expanded.
    std::vector<Occurrence> occurrences;  ///< One for each entry of the lists above.
};

/// Copies of jvn.jp on other hosts are no source: an id of JVN or JPCERT/CC inside an address
/// counts only on jvn.jp, jpcert.or.jp and ipa.go.jp. CVEs, CWEs and ids of makers count in any
/// address, as a notice may name them nowhere else. Time is linear in the text.
Identifiers find_identifiers(std::string_view normalised);

}  // namespace advisory::parsers
