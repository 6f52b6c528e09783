#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace advisory {

/// What a CPE name says of a product (NISTIR 7695), in lower case and plain text: quoting
/// undone, '_' as written. "*" (any) and "-" (not applicable) stand as they are, and so do
/// the wildcards '*' and '?' at the ends of a value; a quoted one keeps its backslash.
struct Cpe {
    char part = 'a';  ///< 'a' application, 'o' operating system, 'h' hardware.
    std::string vendor;
    std::string product;
    std::string version;
    std::string update = "*";  ///< "sp1", "beta9", "p15": belongs to the version.
    std::string edition = "*";
    std::string language = "*";
    std::string software_edition = "*";
    std::string target_software = "*";
    std::string target_hardware = "*";
    std::string other = "*";
};

/// Reads a CPE 2.3 formatted string ("cpe:2.3:a:openssl:openssl:1.1.1:..."), split at the
/// colons that no backslash quotes, or a 2.2 URI ("cpe:/a:openssl:openssl:1.1.1") of one to
/// seven components, with its percent codes, %01 and %02 for '?' and '*', and an edition
/// packed with '~'. What a URI leaves out is any.
///
/// Lenient where the meaning is plain: letters of either case, punctuation that is not
/// quoted. Fails with Errc::malformed, a message that names the fault and a hint that names
/// the remedy, on: another form, not exactly eleven attributes, a part other than a, o and
/// h, no product, an empty attribute of a formatted string, a wildcard inside a value, a bad
/// percent code, blanks, control characters, bytes beyond ASCII.
Result<Cpe> parse_cpe(std::string_view text);

/// The same where the fault does not matter.
std::optional<Cpe> read_cpe(std::string_view text);

/// The version with its update, as notices write it: "6.5 sp1". Empty when the name states
/// no version.
std::string stated_version(const Cpe& cpe);

}  // namespace advisory
