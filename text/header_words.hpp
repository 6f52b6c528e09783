#pragma once

#include <string>
#include <string_view>

namespace advisory::text {

/// A header field with text in it, as mail may carry it: "name: value", folded, in ASCII alone.
///
/// What is not plain ASCII becomes encoded words of UTF-8 and Base64 (RFC 2047), none longer than
/// 75 characters, none with a part of a character. Control characters never get through: the value
/// is made printable before. Expects a name that is a field name.
std::string encode_header(std::string_view name, std::string_view value);

/// What of a text may stand as one word in a line of a protocol: printable ASCII without blanks.
/// The rest is left out.
std::string plain_word(std::string_view text);

}  // namespace advisory::text
