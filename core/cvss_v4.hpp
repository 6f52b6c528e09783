#pragma once

#include <span>

#include "core/cvss_metrics.hpp"

namespace advisory {

/// The metrics of CVSS v4.0, section 7, table 23.
std::span<const MetricRule> v4_rules();

/// The score of a v4.0 vector that was read by `v4_rules`, by sections 8.2 and 8.3.
double score_v4(const CvssMetrics& metrics);

}  // namespace advisory
