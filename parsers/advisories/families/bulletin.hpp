#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for what the same senders mail beside notices of weaknesses: activity and incident
/// reports (JPCERT-PR, JPCERT-IR), announcements of events, warnings of campaigns, news.
/// Only what shows that it is one counts: the rest stays unknown, for a person to read.
bool is_bulletin(const Notice& notice);

/// Reads one: kind `campaign` for a warning, else `informational`; no affected product.
Advisory read_bulletin(const Notice& notice);

}  // namespace advisory::parsers
