#pragma once

#include <vector>

#include "config/configuration.hpp"

namespace advisory::config {

/// What stops the daemon, though the file itself is right: no mailbox, a password file
/// that read_password would refuse, a CA file or a folder for the alert log that is not
/// there. Runs no password command. Empty: ready.
std::vector<Problem> check_for_daemon(const Configuration& configuration);

}  // namespace advisory::config
