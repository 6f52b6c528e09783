#pragma once

#include "cli/status_report.hpp"

namespace advisory::cli {

/// Puts into `report.faults` and `report.notes` what follows from the rest of it.
/// `configuration` may be missing: then nothing is overdue. `outbox` is of the same store.
void find_faults(StatusReport& report,
                 const std::optional<config::Configuration>& configuration,
                 storage::Outbox& outbox,
                 Time now);

}  // namespace advisory::cli
