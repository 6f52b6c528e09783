#pragma once

#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::parsers {

/// Reads an entry that lists products, each with versions of its own: "A 1.5 以前、B 1.4 以前".
/// Empty unless there are at least two and each of them is read whole.
std::vector<AffectedRange> read_phrase_list(std::string_view text);

/// The phrase at the end of a subject: "BIND 9.16 系以前" of "すでに終了している BIND 9.16 系以前".
/// Begins behind the first Japanese word behind which everything is read whole, if there is one.
AffectedRange read_last_phrase(std::string_view subject);

}  // namespace advisory::parsers
