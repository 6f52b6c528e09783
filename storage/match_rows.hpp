#pragma once

#include <cstdint>
#include <optional>

#include "core/match.hpp"
#include "storage/connection.hpp"
#include "storage/match_store.hpp"

namespace advisory::storage {

/// One match and all that hangs on it. Internal to storage.
///
/// Writes a match of the evaluation and answers its row.
std::int64_t write_match(Connection& connection,
                         std::int64_t evaluation_row,
                         const Evaluation& evaluation,
                         const Match& match);

/// Nothing when there is no such row.
std::optional<StoredMatch> read_match(Connection& connection, std::int64_t row);

/// What a listing shows of an advisory item.
struct ItemWords {
    std::string title;
    std::string url;  ///< The first of the item; of the notice when the item names none.
    std::string severity;
    std::optional<double> cvss;

    bool operator==(const ItemWords&) const = default;
};
ItemWords item_words(Connection& connection, std::int64_t revision, std::size_t position);

}  // namespace advisory::storage
