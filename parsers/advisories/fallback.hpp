#pragma once

#include "parsers/advisories/layouts.hpp"

namespace advisory::parsers {

/// What is kept of a mail that no layout knows: kind `unknown`, one item with every
/// identifier found in it, no id.
Advisory read_unknown(const Notice& notice);

}  // namespace advisory::parsers
