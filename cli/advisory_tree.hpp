#pragma once

#include <string_view>

#include "cli/tree.hpp"
#include "core/advisory.hpp"

namespace advisory::cli {

/// A notice as it was taken apart, for a person to read: the head, then every item with
/// each fact and the line of `text` that states it. `text` is the decoded text that the
/// spans of the notice point into.
Node tree_of(const Advisory& advisory, std::string_view text);

}  // namespace advisory::cli
