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

/// What keeps alerts from a sink, though the daemon begins and goes on trying: a secret or a
/// certificate file that is not there, a program that cannot be run. Runs nothing and asks no
/// server.
std::vector<Problem> check_sinks(const Configuration& configuration);

/// What keeps a Maildir from being read, though the daemon begins, reads the others and looks for
/// this one again: it is not there, or may not be read. A disk that is mounted later must not cost
/// the mails of the servers.
std::vector<Problem> check_maildirs(const Configuration& configuration);

/// A configuration that the daemon can begin with, or all that is wrong with it: see `load`.
Loaded load_for_daemon(const std::filesystem::path& path);

/// A configuration of which none of these checks says anything, or all that is wrong.
Loaded load_checked(const std::filesystem::path& path);

}  // namespace advisory::config
