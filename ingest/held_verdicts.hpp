#pragma once

#include <cstdint>
#include <vector>

#include "core/match.hpp"
#include "storage/match_store.hpp"

namespace advisory::ingest {

/// Keeps a later notice from lowering what an earlier one raised.
///
/// `fresh` are the verdicts of the new revision, `live` those that stand. For the same
/// product and component a graver live verdict takes the place of the fresh one, and what
/// the new revision does not name any more stays; both with SOURCE_CONFLICT and the
/// question that a person must answer. Live verdicts made against another inventory
/// snapshot hold nothing: there a person has changed the inventory.
std::vector<Match> hold_verdicts(std::vector<Match> fresh,
                                 const std::vector<storage::StoredMatch>& live,
                                 std::int64_t snapshot);

}  // namespace advisory::ingest
