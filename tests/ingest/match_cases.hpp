#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// A notice held against one entry of an inventory, as a row of tests/data/matches says it.
struct MatchCase {
    std::string name;
    std::string mail;       ///< The whole notice, as it arrives.
    std::string inventory;  ///< One entry a line, see tests/data/matches/rules.tsv.
    std::string expected;
};

/// What came of a case: the gravest verdict on each CVE, and its reasons. A match that names
/// no CVE stands under "".
using CaseVerdicts = std::map<std::string, std::vector<std::string>>;

/// The cases of a table in tests/data/matches.
std::vector<MatchCase> read_match_cases(std::string_view file);

/// Takes the notice through the parsers, the store and the matcher, and the inventory through
/// the CSV reader and the store.
CaseVerdicts verdicts_of(const MatchCase& match_case);

/// Each expectation that `verdicts` do not meet, in a line of its own; empty when all are met.
std::string unmet(const MatchCase& match_case, const CaseVerdicts& verdicts);

}  // namespace advisory::test
