#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace advisory {

/// A package URL (purl specification, ECMA-427), percent-decoded.
struct Purl {
    std::string type;        ///< Lower case: "maven", "deb".
    std::string namespace_;  ///< "org.apache.logging.log4j", "debian"; may be empty.
    std::string name;
    std::string version;     ///< Empty when it names none.
    std::string qualifiers;  ///< As written: "distro=debian-11&arch=amd64".
};

/// Reads "pkg:type/namespace/name@version?qualifiers#subpath". Nothing when the text is not
/// one: another scheme, no type, no name, a bad percent code.
std::optional<Purl> read_purl(std::string_view text);

}  // namespace advisory
