#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "core/sbom.hpp"

namespace advisory::test {

/// What tells one component from another.
struct Identity {
    std::string vendor;
    std::string name;
    std::string version;
    std::string purl;
    std::string cpe;

    auto operator<=>(const Identity&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Identity& identity);

/// Of all components, sorted.
std::vector<Identity> identities_of(const Sbom& bill);

/// "path | name version", in the order of the bill.
std::vector<std::string> outline_of(const Sbom& bill);

/// "place | component | beginning of the reason", with "out" in front of what was left out.
std::vector<std::string> findings_of(const Sbom& bill, std::size_t reason_bytes = 0);

/// The finding at `place` whose reason holds `words`. Null when there is none.
const SbomFinding* find_finding(const Sbom& bill, std::string_view place, std::string_view words);

/// The component of that name, which must be there.
const Component& component_of(const Sbom& bill, std::string_view name);

/// A CycloneDX 1.6 document with these components, as a JSON list.
std::string bill_of(std::string_view components, std::string_view more = "");

}  // namespace advisory::test
