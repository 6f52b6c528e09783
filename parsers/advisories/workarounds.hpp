#pragma once

#include <vector>

#include "core/advisory.hpp"
#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// Reads what a notice offers instead of a fix: one entry for the first edition of each
/// section on workarounds, one for each update of it, and what a section on measures calls a
/// workaround.
///
/// What a later update says to be without effect is marked as withdrawn, and a warning of
/// `advisory` quotes the update. A withdrawal for some CVEs only is a warning, no mark.
std::vector<Workaround> read_workarounds(const Notice& notice, Advisory& advisory);

}  // namespace advisory::parsers
