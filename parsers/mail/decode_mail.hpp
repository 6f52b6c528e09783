#pragma once

#include <cstddef>
#include <string_view>

#include "core/mail.hpp"

namespace advisory::parsers {

/// How much of a mail is taken apart. Beyond a bound the rest is left out and
/// Mail::warnings says so; the original bytes are the store's.
struct MailLimits {
    std::size_t bytes = std::size_t{32} * 1024 * 1024;
    std::size_t depth = 32;  ///< Nested parts; mimetic recurses, so this guards the stack.
    std::size_t parts = 256;
    std::size_t header_bytes = std::size_t{256} * 1024;
    std::size_t text_bytes = std::size_t{4} * 1024 * 1024;  ///< Decoded text kept.
};

/// Makes a raw mail readable: headers (RFC 2047, RFC 2231), transfer encodings,
/// charsets. Bytes without any header field are a bare text.
///
/// Never fails: what cannot be decoded is left out or shown lossy, with a warning.
/// text/plain is preferred, text/html is turned into text only when nothing else is
/// there; signatures (smime.p7s, PGP) and other attachments are not text. A PGP
/// clear-signed body is freed of its armor and dash escapes (RFC 4880 section 7).
Mail decode_mail(std::string_view raw, const MailLimits& limits = {});

}  // namespace advisory::parsers
