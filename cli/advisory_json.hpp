#pragma once

#include "core/advisory.hpp"
#include "text/json_writer.hpp"

namespace advisory::cli {

/// Appends the members that `parse --format json` has for an advisory to the object that
/// is open.
void write_advisory(text::JsonWriter& json, const Advisory& advisory);

/// Appends one affected-version phrase as an object.
void write_range(text::JsonWriter& json, const AffectedRange& range);

}  // namespace advisory::cli
