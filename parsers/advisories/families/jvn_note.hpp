#pragma once

#include "parsers/advisories/notice.hpp"

namespace advisory::parsers {

/// True for a note of JVN (JVN#, JVNVU#, JVNTA#), or a maker's statement to one: it bears the
/// id at the head and has the sections of a note.
bool is_jvn_note(const Notice& notice);

/// Reads a note of JVN. A digest of CISA's ICS advisories becomes an item for each, without
/// versions, since the note gives none.
Advisory read_jvn_note(const Notice& notice);

}  // namespace advisory::parsers
