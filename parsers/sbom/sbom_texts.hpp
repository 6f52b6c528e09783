#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace advisory::parsers {

/// A value from the bill, safe to show and not too long.
std::string shown(std::string_view value);

/// Without blanks around it.
std::string_view stripped(std::string_view text);

/// The first control character (C0, DEL, C1).
std::optional<char32_t> control_character(std::string_view utf8);

/// NOASSERTION and NONE of SPDX, which converters carry into other formats: nothing is known.
/// So is an empty text.
bool says_nothing(std::string_view text);

/// The CVE id that `text` is, in upper case; nothing when it is another kind of id.
std::optional<std::string> read_cve(std::string_view text);

}  // namespace advisory::parsers
