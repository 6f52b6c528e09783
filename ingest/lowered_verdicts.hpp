#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "core/match.hpp"
#include "storage/match_store.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::ingest {

/// What a new evaluation makes of the verdicts that stand.
struct LoweredVerdicts {
    std::vector<Match> matches;   ///< The new ones that take effect.
    std::set<std::int64_t> kept;  ///< Rows of live matches that stay until a person decides.
    std::vector<storage::VerdictChange> changes;  ///< Raised or to be lowered.
};

/// Holds back what would make a live match less grave, or drop it: a changed inventory, alias
/// or rule set must not hide what a notice raised (matching rules, stage 7). For the
/// same product, component and CVEs a new verdict that is less grave does not take effect
/// unless a person agreed to just this change of the live match, which `is_agreed` answers.
///
/// `remark` is added to why a verdict changed.
LoweredVerdicts hold_lowered(
    std::vector<Match> matches,
    const std::vector<storage::StoredMatch>& live,
    const std::function<bool(const storage::StoredMatch& live,
                             const storage::VerdictChange& change)>& is_agreed,
    std::string_view remark = {});

}  // namespace advisory::ingest
