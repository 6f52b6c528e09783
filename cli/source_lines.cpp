#include "cli/source_lines.hpp"

#include <algorithm>

namespace advisory::cli {

LineIndex::LineIndex(std::string_view text) : size_{text.size()}
{
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ends_.push_back(at);
}

std::optional<std::size_t> LineIndex::line_of(const TextSpan& span) const
{
    if (span.begin >= span.end || span.end > size_)
        return std::nullopt;

    const auto end = std::ranges::lower_bound(ends_, span.begin);
    return static_cast<std::size_t>(end - ends_.begin()) + 1;
}

PlaceIndex::PlaceIndex(const std::vector<Place>& places, const LineIndex& lines) : lines_{lines}
{
    for (const auto& place : places) {
        by_value_.try_emplace({place.field, place.value}, place.span);
        by_field_.emplace(place.field, place.span);
    }
}

std::optional<std::size_t> PlaceIndex::line_of(std::string_view field, std::string_view value) const
{
    if (const auto found = by_value_.find({field, value}); found != by_value_.end())
        return lines_.line_of(found->second);

    const auto [first, last] = by_field_.equal_range(field);
    const bool is_only_one = first != last && std::next(first) == last;
    return is_only_one ? lines_.line_of(first->second) : std::nullopt;
}

}  // namespace advisory::cli
