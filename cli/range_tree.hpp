#pragma once

#include <optional>

#include "cli/tree.hpp"
#include "core/affected_range.hpp"

namespace advisory::cli {

/// One phrase as the notice writes it, and below it how it was read: product, models,
/// versions in words and in vers notation, limits, status and doubts with what they mean.
Node tree_of(const AffectedRange& range, std::optional<std::size_t> line = {});

/// As above, and how the phrase was divided: what stands beside the product.
Node divided_tree_of(const AffectedRange& range);

}  // namespace advisory::cli
