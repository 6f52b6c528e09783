#pragma once

#include <string>
#include <vector>

#include "parsers/phrases/reading.hpp"

namespace advisory::parsers::phrases {

/// What the clauses of a phrase say together.
struct Combination {
    bool is_all = false;     ///< Every version; `intervals` is empty.
    bool has_doubt = false;  ///< The status is partial.
    std::vector<Interval> intervals;
    std::vector<std::string> cves;
    std::vector<Qualifier> qualifiers;
    std::vector<std::string> flags;
};

/// Joins the clauses: halves to intervals ("1.0 以上、2.0 未満"), a branch and the bound
/// behind it, exceptions taken out, scopes and flags brought together.
Combination combine(Reading reading);

}  // namespace advisory::parsers::phrases
