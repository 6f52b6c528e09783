#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/sbom.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// What a file that somebody wants to import is.
enum class InventoryFormat {
    csv,  ///< Or anything else that is none of the others.
    cyclonedx_json,
    spdx_json,
    spdx_tag_value,

    // These are known only so that a person can be told what to do instead.
    cyclonedx_xml,
    spdx_rdf,
    spdx_yaml,
    spdx_3_json,
    other_xml,
    other_json,  ///< Also JSON that breaks off before it says what it is.
};

/// What the content says, whatever the file is called. UTF-8 with or without BOM or UTF-16
/// with BOM; blanks may lead. A JSON document is what its `bomFormat` or `spdxVersion` says, and
/// that may stand behind everything else; it is looked for at the top only, so that no text and
/// no component can pretend to be it. Never fails.
InventoryFormat recognise(std::string_view bytes);

/// "CycloneDX JSON", "SPDX 3 JSON": for messages.
std::string_view name_of(InventoryFormat format);

/// Reads a bill of materials in the format that it has, see read_cyclonedx, read_spdx_json and
/// read_spdx_tag_value. Fails with Errc::malformed, too, when it is in none of them; the hint
/// says how to export it.
Result<Sbom> read_sbom(std::string_view bytes,
                       const SbomLimits& limits = {},
                       const SbomProgress& progress = {});

}  // namespace advisory::parsers
