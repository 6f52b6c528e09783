#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace advisory {

struct Translation {
    std::string_view english;   ///< As the source has it.
    std::string_view japanese;  ///< `{0}`, `{1}` where the order is another one.
};

/// Nothing when no part of the catalogue has it. Costs a binary search in each part.
std::optional<std::string_view> japanese_for(std::string_view english);

/// A part of the catalogue: the texts of one room, sorted by their English.
struct CataloguePart {
    std::string_view room;
    std::span<const Translation> texts;
};

/// All parts, for tests.
std::span<const CataloguePart> japanese_catalogue();

}  // namespace advisory
