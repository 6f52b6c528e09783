#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers::mime {

/// What becomes of the blank that ends a flowed line (RFC 3676): it stays, or with
/// DelSp=yes, as for Japanese, it goes.
enum class TrailingBlank { kept, deleted };

/// Joins the lines of a format=flowed text; lines end in \n. Quoting stays.
std::string unflowed(std::string_view text, TrailingBlank blank);

}  // namespace advisory::parsers::mime
