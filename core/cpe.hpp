#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace advisory {

/// What a CPE name says of a product (NISTIR 7695), in plain text: quoting undone, '_' as
/// written. "*" (any) and "-" (not applicable) stand as they are.
struct Cpe {
    char part = 'a';  ///< 'a' application, 'o' operating system, 'h' hardware.
    std::string vendor;
    std::string product;
    std::string version;
};

/// Reads a CPE 2.3 formatted string ("cpe:2.3:a:openssl:openssl:1.1.1:...") or a 2.2 URI
/// ("cpe:/a:openssl:openssl:1.1.1"). Nothing when the text is neither: a wrong part, blanks,
/// no vendor or product, or in the 2.3 form not exactly eleven attributes.
std::optional<Cpe> read_cpe(std::string_view text);

}  // namespace advisory
