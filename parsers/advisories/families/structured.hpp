#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for any other notice of a weakness with sections: an in-house rewrite with [概要]
/// [対象], a maker's notice in Japanese or English, a table of affected versions.
bool is_structured(const Notice& notice);

/// Reads one by its sections. Kind `alert`; the sender, when it is one of those configured,
/// makes it IPA's or JVN's.
Advisory read_structured(const Notice& notice);

}  // namespace advisory::parsers
