#pragma once

#include <optional>
#include <string>

#include "core/time.hpp"
#include "storage/database.hpp"

namespace advisory::daemon {

/// How things stand, in the text format of Prometheus (0.0.4). Names and units follow its naming
/// conventions; docs/metrics.md lists them. What is not known yet, such as the last mail of a list
/// that never spoke, has no line. Nothing at all while another program holds the store.
std::optional<std::string> metrics_page(storage::Database& db, Time now);

}  // namespace advisory::daemon
