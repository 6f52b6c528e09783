#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/sbom.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// Reads a bill of materials in SPDX 2.2 or 2.3 as JSON: its packages, and by the relationships
/// what they are nested in (CONTAINS) and what the bill is of (DESCRIBES, documentDescribes).
/// Files, snippets and licences are passed over. UTF-8 with or without BOM, UTF-16 with BOM.
///
/// NOASSERTION and NONE say that something is not known. What is wrong with a package costs it a
/// finding and nothing else, as in read_cyclonedx.
///
/// Fails with Errc::malformed when the bytes are no JSON, naming the line, or no SPDX 2; with
/// Errc::too_large beyond a limit.
Result<Sbom> read_spdx_json(std::string_view bytes,
                            const SbomLimits& limits = {},
                            const SbomProgress& progress = {});

}  // namespace advisory::parsers
