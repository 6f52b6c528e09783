#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/scores.hpp"  // Whoever looks for ids looks for scores.

namespace advisory::parsers {

/// No list of one kind grows longer: a mail made of ids costs no more time than this.
constexpr std::size_t max_identifiers = 2000;

/// Everything in a text that names something: in the order of first appearance, each once,
/// in its canonical spelling. Reads normalised text (text::normalise).
struct Identifiers {
    std::vector<std::string> cves;  ///< CVE-2021-44228
    std::vector<std::string> jvn;   ///< JVN#12345678, JVNVU#96768815, JVNTA#..., JVNDB-2021-005429
    std::vector<std::string>
        jpcert;  ///< JPCERT-AT-2021-0050, JPCERT-WR-..., JPCERT-PR-..., JPCERT-IR-...
    std::vector<std::string> urls;  ///< http and https only.
};

Identifiers find_identifiers(std::string_view normalised);

}  // namespace advisory::parsers
