#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/sbom.hpp"
#include "parsers/sbom/sbom_limits.hpp"

namespace advisory::parsers {

/// Reads a bill of materials in SPDX 2.2 or 2.3 as tag-value, as read_spdx_json does: a package
/// is what stands from PackageName to the next package, file, snippet or licence. Unknown tags
/// are passed over. UTF-8 with or without BOM, UTF-16 with BOM.
///
/// Fails with Errc::malformed when the bytes are no UTF-8 or a <text> is never closed, naming the
/// line, or when it is no SPDX 2; with Errc::too_large beyond a limit.
Result<Sbom> read_spdx_tag_value(std::string_view bytes,
                                 const SbomLimits& limits = {},
                                 const SbomProgress& progress = {});

}  // namespace advisory::parsers
