#pragma once

#include <string_view>
#include <vector>

#include "core/advisory.hpp"
#include "core/match.hpp"
#include "matching/watch.hpp"
#include "storage/watch_store.hpp"

namespace advisory::ingest {

/// A review for each watched term that a notice speaks of, one an item. None where the notice has
/// no items: ingest gives every stored notice one.
std::vector<Match> match_watched(const Advisory& advisory,
                                 std::string_view text,
                                 const matching::WatchIndex& index,
                                 const std::vector<storage::WatchedTerm>& watched);

}  // namespace advisory::ingest
