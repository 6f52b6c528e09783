#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for a JPCERT/CC WEEKLY REPORT: it bears the report's number, banner or page, and
/// entries with 情報源.
bool is_jpcert_weekly(const Notice& notice);

/// Reads a weekly report: an item for each entry. An entry that is no weakness (statistics,
/// events, a pointer to an alert of JPCERT/CC) has no affected product.
Advisory read_jpcert_weekly(const Notice& notice);

}  // namespace advisory::parsers
