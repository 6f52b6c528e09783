#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/sbom.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// Reads a bill of materials in CycloneDX JSON, 1.2 to 1.6 (ECMA-424); members that are not
/// known, as newer editions have them, are passed over. UTF-8 with or without BOM, UTF-16 with
/// BOM.
///
/// Nested components come in the order of the document, each with its path. The component of
/// `metadata` is the subject, and what it encloses stands directly in the product. Services are
/// no components (the specification: what is called over an interface, not what is shipped) and
/// are counted in a finding. `dependencies` is a graph and no nesting: it is held against the
/// components, no more. Components of pedigree, tools, evidence and formulation are not part
/// of the product.
///
/// What is wrong with a component costs it a finding and nothing else; it is left out only when
/// no notice could be matched with it (see component_draft.hpp).
///
/// Fails with Errc::malformed when the bytes are no JSON, naming the line, or no CycloneDX 1.x;
/// with Errc::too_large beyond a limit.
Result<Sbom> read_cyclonedx(std::string_view bytes,
                            const SbomLimits& limits = {},
                            const SbomProgress& progress = {});

}  // namespace advisory::parsers
