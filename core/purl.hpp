#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace advisory {

/// One key=value of a purl, such as distro=debian-12.
struct PurlQualifier {
    std::string key;    ///< Lower case.
    std::string value;  ///< Percent-decoded, never empty.

    bool operator==(const PurlQualifier&) const = default;
};

/// A package URL (purl specification, ECMA-427), percent-decoded and in the spelling that
/// its type prescribes: pkg:pypi/Foo_Bar is the package foo-bar.
struct Purl {
    std::string type;        ///< Lower case: "maven", "deb".
    std::string namespace_;  ///< "org.apache.logging.log4j", "debian"; may be empty.
    std::string name;
    std::string version;                        ///< Empty when it names none.
    std::string qualifiers;                     ///< As written: "distro=debian-11&arch=amd64".
    std::vector<PurlQualifier> qualifier_list;  ///< In the order of their keys, each once.
    std::string subpath;  ///< A file or folder in the package: no part of its identity.

    /// The value of a qualifier; empty when it is not given.
    [[nodiscard]] std::string_view qualifier(std::string_view key) const;
};

/// Reads "pkg:type/namespace/name@version?qualifiers#subpath" by the specification's "How to
/// parse", then normalises by the type: letters lower or upper case, '_' and '-' as one.
///
/// Lenient where the meaning is plain: slashes behind "pkg:", a scope "@angular/" that is not
/// encoded, letters that are not ASCII, an empty version. Fails with Errc::malformed, a
/// message that names the fault and a hint that names the remedy, on: another scheme, no
/// type or name, a bad percent code, blanks, control characters, bytes that are no UTF-8, a
/// slash or nothing in a segment of the namespace, a qualifier without '=', with a key
/// outside [a-z][a-z0-9._-]* or twice, a version beside a range (vers=).
Result<Purl> parse_purl(std::string_view text);

/// The same where the fault does not matter.
std::optional<Purl> read_purl(std::string_view text);

}  // namespace advisory
