#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/affected_range.hpp"
#include "core/match.hpp"
#include "matching/candidate.hpp"
#include "matching/identity.hpp"

namespace advisory::matching {

/// A phrase that may mean a candidate, and why.
struct Named {
    const AffectedRange* range = nullptr;
    Identity identity;
};

/// All that one advisory item says of one candidate.
struct Findings {
    std::vector<Named> affected;
    std::vector<Named> unaffected;
    std::vector<Named> fixed;
};

/// The CVEs that a verdict is about. `is_whole_item`: phrases without CVEs of their own
/// speak of them.
struct Scope {
    std::vector<std::string> cves;
    bool is_whole_item = true;
};

/// Comes to the verdict on one candidate for one scope, with its reasons and evidence.
/// Match::item, product and component are left to the caller. `installations` are those of the
/// candidate's product version: what a notice says of serial numbers, ship dates and options is
/// held against them, and without any it stays open. Those of a component's own units are not on
/// record.
Match judge(const Candidate& candidate,
            const Findings& found,
            const Scope& scope,
            std::span<const Installation> installations = {});

}  // namespace advisory::matching
