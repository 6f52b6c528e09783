#pragma once

#include <string>
#include <vector>

#include "core/inventory.hpp"

namespace advisory {

/// What a bill of materials says of itself. Texts as written; empty: not given.
struct SbomDocument {
    std::string format;        ///< "CycloneDX" or "SPDX".
    std::string spec_version;  ///< "1.6", "2.3".
    std::string serial;        ///< CycloneDX serialNumber, SPDX documentNamespace.
    std::string version;       ///< CycloneDX `version`: the edition of the document.
    std::string created;
    std::string author;  ///< Persons, organisations and tools, divided by ", ".

    /// What the bill is of (metadata.component; what the document DESCRIBES). Not one of
    /// its components. Name and version are empty when the document does not say.
    Component subject;
};

/// Something wrong in a bill of materials, named with its place. The rest was read.
struct SbomFinding {
    std::string place;         ///< "components[12].components[3]" or "line 41".
    std::string component;     ///< Name and version, safe to show; empty where there is none.
    std::string reason;        ///< A sentence with the remedy, safe to show.
    bool is_left_out = false;  ///< The component could not be taken; else a doubt about it only.
};

/// A bill of materials taken apart: every component at every place where it stands, in the
/// order of the document. Product id and version of the components are left to the caller.
struct Sbom {
    SbomDocument document;
    std::vector<Component> components;
    std::vector<SbomFinding> findings;
};

}  // namespace advisory
