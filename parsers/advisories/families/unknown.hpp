#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// What is kept of a mail that no family knows: kind `unknown`, one item with every
/// identifier found in it, no id.
Advisory read_unknown(const Notice& notice);

}  // namespace advisory::parsers
