#pragma once

#include <string>

#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// How things stand, in the text format of Prometheus (0.0.4). Names and units follow its naming
/// conventions; docs/metrics.md lists them. What is not known yet, such as the last mail of a list
/// that never spoke, has no line.
std::string metrics_page(storage::Database& db, Time now);

}  // namespace advisory::daemon
