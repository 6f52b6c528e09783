#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers::mime {

/// What a transfer encoding carried.
struct TransferDecoded {
    std::string bytes;
    std::string problem;  ///< For people; empty when nothing was wrong.
};

/// Undoes a Content-Transfer-Encoding, named as in the field. What is damaged is read
/// as far as it can be; what is unknown (x-uuencode) is left as it stands.
TransferDecoded transfer_decode(std::string_view body, std::string_view encoding);

/// The quoted-printable of a body (RFC 2045 section 6.7).
TransferDecoded decode_quoted_printable(std::string_view body);

/// Base64; blanks and line ends anywhere, padding optional.
TransferDecoded decode_base64(std::string_view body);

}  // namespace advisory::parsers::mime
