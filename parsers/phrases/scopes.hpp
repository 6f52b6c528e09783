#pragma once

#include <string>
#include <vector>

#include "parsers/phrases/cursor.hpp"

namespace advisory::parsers::phrases {

/// The CVEs that a phrase speaks of.
struct Scope {
    std::vector<std::string> cves;
    bool is_open = false;  ///< "CVE-… 等": there are more.
};

/// Takes a list of CVEs with its abbreviations: "CVE-2025-0354、0355",
/// "CVE-2018-0626~0628". Empty when the cursor does not stand on a CVE.
Scope take_cves(Cursor& cursor);

/// Takes CVEs in brackets or behind a dash or colon: "(CVE-…)(CVE-…)", "- CVE-…".
/// Empty, and nothing taken, when something else stands there.
Scope take_scope(Cursor& cursor);

}  // namespace advisory::parsers::phrases
