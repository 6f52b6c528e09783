#pragma once

#include <filesystem>

#include "config/section.hpp"

namespace advisory::config {

/// Reads [alert]: the log, the sinks, when the daily digest is made. A relative path starts from
/// `folder`. Complains about two sinks of one name. This header is for this folder only.
void read_alert(Section& section,
                const std::filesystem::path& folder,
                Configuration& configuration);

}  // namespace advisory::config
