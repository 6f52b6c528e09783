#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/advisory.hpp"
#include "text/json_writer.hpp"

namespace advisory::cli {

/// Appends the members that `parse --format json` has for an advisory to the object that
/// is open. `text` is the decoded text that the spans of the notice point into.
void write_advisory(text::JsonWriter& json, const Advisory& advisory, std::string_view text);

/// Appends one affected-version phrase as an object; `line` is null when it is not known.
void write_range(text::JsonWriter& json,
                 const AffectedRange& range,
                 std::optional<std::size_t> line = {});

}  // namespace advisory::cli
