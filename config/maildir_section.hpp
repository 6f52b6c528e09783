#pragma once

#include <filesystem>

#include "config/section.hpp"

namespace advisory::config {

/// Reads the [[maildir]] tables of the file. A relative path starts from `folder`. Names
/// that another Maildir or a mailbox of `configuration` has are problems. This header is for
/// this folder only.
void read_maildirs(Section& top,
                   const std::filesystem::path& folder,
                   Configuration& configuration,
                   Problems& problems);

/// Adds what would keep the daemon from reading a configured Maildir.
void check_maildirs(const Configuration& configuration, std::vector<Problem>& problems);

}  // namespace advisory::config
