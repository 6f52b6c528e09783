#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers::mime {

/// One header field, unfolded: the name in lower case, the value as raw bytes.
struct HeaderField {
    std::string name;
    std::string value;
};

/// The header of a mail or of one of its parts.
struct Header {
    std::vector<HeaderField> fields;
    std::size_t size = 0;   ///< Bytes it takes, with the blank line behind it.
    bool was_cut = false;   ///< Longer than the limit: the rest of it was not read.
    bool had_nul = false;   ///< NUL bytes were dropped.
    bool had_junk = false;  ///< Lines that are no fields stood between fields.

    /// The first field of that name (lower case); empty when there is none.
    [[nodiscard]] std::string_view value_of(std::string_view name) const;
};

/// Reads the header that `bytes` begin with, and keeps at most `limit` bytes of it.
///
/// It ends behind the first blank line, or before the first line that is no field
/// unless another field follows: there the blank line was forgotten. Lines end in
/// CRLF, LF or CR.
Header read_header(std::string_view bytes, std::size_t limit);

/// True when the fields are those of a mail. A bare text may begin with "Note: ...",
/// but not with Subject or Received.
bool is_mail_header(const Header& header);

}  // namespace advisory::parsers::mime
