#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers::mime {

/// A header value made UTF-8 on one line.
struct HeaderText {
    std::string text;  ///< Without control characters, trimmed.
    bool is_lossy = false;
};

/// Decodes the words of RFC 2047, and raw bytes beside them by their content.
///
/// Neighbouring words of one charset are joined before they are decoded, because
/// mailers cut characters in two. A word with an unknown encoding, blanks inside or
/// no end stands as it is written.
HeaderText decode_header_value(std::string_view value);

}  // namespace advisory::parsers::mime
