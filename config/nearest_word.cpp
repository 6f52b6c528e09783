#include "config/nearest_word.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace advisory::config {

namespace {

/// Optimal string alignment distance: swapping two neighbours counts as one change.
std::size_t distance_between(std::string_view left, std::string_view right)
{
    std::array<std::vector<std::size_t>, 3> rows;
    for (auto& row : rows)
        row.resize(right.size() + 1);
    std::iota(rows[1].begin(), rows[1].end(), std::size_t{0});

    for (std::size_t i = 1; i <= left.size(); ++i) {
        auto& [before_last, last, current] = rows;
        current[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + change});

            const bool is_swap =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (is_swap)
                current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
        std::ranges::rotate(rows, rows.begin() + 1);
    }
    return rows[1].back();
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view mistyped,
                                        std::span<const std::string> words)
{
    constexpr std::size_t longest = 64;  // The cost is quadratic, and no key is longer.
    if (mistyped.size() > longest)
        return std::nullopt;

    // Half of the letters may be wrong at most, or a short key would suggest any other.
    std::size_t nearest = std::min<std::size_t>(3, mistyped.size() / 2) + 1;
    std::optional<std::string> found;
    for (const auto& word : words) {
        const auto distance = distance_between(mistyped, word);
        if (distance < nearest) {
            nearest = distance;
            found = word;
        }
    }
    return found;
}

}  // namespace advisory::config
