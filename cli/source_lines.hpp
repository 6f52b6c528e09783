#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/advisory.hpp"

namespace advisory::cli {

/// The lines of a decoded text, numbered from 1, as `parse --text` shows them.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);

    /// The line on which a span begins; nothing for a span that is empty or outside the text.
    [[nodiscard]] std::optional<std::size_t> line_of(const TextSpan& span) const;

private:
    std::size_t size_ = 0;
    std::vector<std::size_t> ends_;  ///< Where each newline stands.
};

/// The lines of the facts in a list of places.
class PlaceIndex {
public:
    /// Keeps references: both must outlive the index.
    PlaceIndex(const std::vector<Place>& places, const LineIndex& lines);

    /// The line of a value. Where the text spells it otherwise, the line of the field if it
    /// has one place only; nothing when it is not known.
    [[nodiscard]] std::optional<std::size_t> line_of(std::string_view field,
                                                     std::string_view value) const;

private:
    const LineIndex& lines_;
    std::map<std::pair<std::string_view, std::string_view>, TextSpan> by_value_;
    std::multimap<std::string_view, TextSpan> by_field_;
};

}  // namespace advisory::cli
