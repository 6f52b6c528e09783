#pragma once

#include "cli/command_description.hpp"
#include "cli/console.hpp"
#include "cli/exit_status.hpp"

namespace advisory::cli {

/// advisoryctl: reads the command line, runs the command, answers the exit status.
///
/// Never throws for bad input; what the store throws is told to the user.
ExitStatus run(int argc, const char* const* argv, Console& console);

/// The command line that run() reads.
CommandDescription describe_command_line();

}  // namespace advisory::cli
