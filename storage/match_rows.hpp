#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

/// What a listing shows of an advisory item.
struct ItemWords {
    std::string title;
    std::string url;  ///< The first of the item; of the notice when the item names none.
    std::string severity;
    std::optional<double> cvss;

    bool operator==(const ItemWords&) const = default;
};

/// Reads matches, and remembers what many of them share: items, product versions.
class MatchReader {
public:
    explicit MatchReader(Connection& connection) : connection_{connection} {}

    /// Nothing when there is no such row.
    std::optional<StoredMatch> read(std::int64_t row, MatchDetail detail);

    /// The live matches of an advisory, in the order of their rows.
    std::vector<StoredMatch> read_live(std::int64_t advisory, MatchDetail detail);

    /// The gravest that the item of a match says.
    const std::string& severity_of(std::int64_t revision, std::size_t item);

private:
    using ItemKey = std::pair<std::int64_t, std::size_t>;

    void add_words(StoredMatch& stored, MatchDetail detail);
    const ItemWords& words_of(std::int64_t revision, std::size_t item);
    const ProductVersion& product_of(std::int64_t row);

    Connection& connection_;
    std::map<ItemKey, ItemWords> words_;
    std::map<std::int64_t, ProductVersion> products_;
};

ItemWords item_words(Connection& connection, std::int64_t revision, std::size_t position);

}  // namespace advisory::storage
