#pragma once

#include <string>
#include <string_view>

namespace advisory::text {

/// Bytes made UTF-8.
struct Decoded {
    std::string text;
    std::string
        charset;  ///< Lower case; the one that was used, "iso-2022-jp", not the converter's.
    bool is_lossy = false;  ///< True: some bytes meant nothing; U+FFFD stands for them.
};

/// Decodes `bytes` as `declared`, a MIME charset name; empty: none was declared.
///
/// Japanese charsets are read as their vendor supersets, because real mails
/// declare ISO-2022-JP and carry ①, ㈱, 髙 and half-width katakana. When the
/// declared charset is unknown, missing, or contradicted by the bytes (raw
/// escapes in "us-ascii", UTF-8 declared as ISO-2022-JP), the content decides.
/// Never fails and never throws for any bytes.
Decoded decode(std::string_view bytes, std::string_view declared);

/// Reads a file that a person saved: UTF-8 with or without BOM, UTF-16 with BOM,
/// or else CP932 as Excel in Japan writes it.
Decoded decode_document(std::string_view bytes);

/// Modified UTF-7 of RFC 3501 section 5.1.3, in which IMAP names its folders.
std::string to_imap_utf7(std::string_view utf8);

}  // namespace advisory::text
