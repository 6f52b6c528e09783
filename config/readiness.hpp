#pragma once

#include <filesystem>
#include <vector>

#include "config/configuration.hpp"
#include "config/load.hpp"

namespace advisory::config {

/// What stops the daemon, though the file itself is right: no mailbox, a file with a
/// password, token or key that is not there or open to every user, a file of certificates
/// or a folder for the alert log that is not there. Runs no password command and asks no
/// server. Empty: ready.
std::vector<Problem> check_for_daemon(const Configuration& configuration);

/// A configuration that the daemon can begin with, or all that is wrong with it: see `load`.
Loaded load_for_daemon(const std::filesystem::path& path);

}  // namespace advisory::config
