#pragma once

#include "config/metrics_endpoint.hpp"
#include "config/section.hpp"

namespace advisory::config {

/// Reads [metrics]. This header is for this folder only.
MetricsEndpoint read_metrics(Section& section, const std::filesystem::path& folder);

}  // namespace advisory::config
