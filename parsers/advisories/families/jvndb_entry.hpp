#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for an entry of JVN iPedia: it bears a JVNDB number at the head and has the sections
/// of an entry.
bool is_jvndb_entry(const Notice& notice);

/// Reads an entry of JVN iPedia.
Advisory read_jvndb_entry(const Notice& notice);

}  // namespace advisory::parsers
