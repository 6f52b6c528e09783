#pragma once

#include <optional>
#include <string_view>

namespace advisory::parsers::mime {

/// The byte that the first two characters of `text` name in hexadecimal, in either
/// case. Nothing when they name none.
std::optional<char> hex_byte(std::string_view text);

}  // namespace advisory::parsers::mime
