#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for a JPCERT/CC alert (注意喚起), Japanese or English: it carries the alert's number
/// at the head, and the sections I. 概要 and so on, or the alert's banner.
bool is_jpcert_alert(const Notice& notice);

/// Reads a JPCERT/CC alert in the layout of 2011 or of 2021, in a mail of its own, quoted,
/// or forwarded. Kind `campaign`, without affected products, when it is about none.
Advisory read_jpcert_alert(const Notice& notice);

}  // namespace advisory::parsers
