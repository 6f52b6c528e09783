#pragma once

#include <vector>

#include "core/match.hpp"

namespace advisory::ingest {

/// Keeps a revision of a notice from lowering what another one raised.
///
/// `current` are the verdicts of the current revision, `others` those of every other one,
/// against the same inventory. For the same product, component and CVEs a graver verdict of
/// another revision takes the place of the current one, and what the current one does not
/// name stays; both with SOURCE_CONFLICT and the question that a person must answer. The
/// outcome does not depend on the order in which the revisions arrived.
std::vector<Match> hold_verdicts(std::vector<Match> current, const std::vector<Match>& others);

}  // namespace advisory::ingest
