#pragma once

#include <string>
#include <vector>

#include "core/affected_range.hpp"
#include "matching/containment.hpp"
#include "matching/judge.hpp"

namespace advisory::matching {

/// "2.12.1 より前" beside the correction 2.12.2: the end of a range and the correction of its
/// branch contradict each other, and the version lies between them. Says so in a sentence;
/// empty when it is not so, or when the end is itself one of the corrections.
std::string later_correction(const AffectedRange& range,
                             const std::vector<Named>& fixed,
                             const ComparedVersion& own);

}  // namespace advisory::matching
