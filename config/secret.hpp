#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>

#include "config/configuration.hpp"
#include "core/result.hpp"

namespace advisory::config {

/// The password of a mailbox: the first line of its file, or of what its command
/// prints. Never part of an error message.
///
/// Fails with Errc::configuration for a file that is missing, unreadable, empty or open
/// to every user of the machine, and for a command that cannot be started, fails, prints
/// nothing or is not done after `limit`; then it is killed. Blocks for that long.
Result<std::string> read_password(const Mailbox& mailbox,
                                  std::chrono::milliseconds limit = std::chrono::seconds{30});

/// The file half of read_password.
Result<std::string> read_password_file(const std::filesystem::path& file);

/// The command half of read_password. The command gets no standard input, none of our
/// open files, and a process group of its own.
Result<std::string> run_password_command(std::span<const std::string> command,
                                         std::chrono::milliseconds limit);

}  // namespace advisory::config
