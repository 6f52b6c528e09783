#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace advisory::config {

/// The word that was probably meant by `mistyped`: the one with the fewest changed,
/// added, removed or swapped letters. Nothing when none is close.
std::optional<std::string> nearest_word(std::string_view mistyped,
                                        std::span<const std::string> words);

}  // namespace advisory::config
