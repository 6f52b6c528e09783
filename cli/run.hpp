#pragma once

#include "cli/console.hpp"
#include "cli/exit_status.hpp"

namespace advisory::cli {

/// advisoryctl: reads the command line, runs the command, answers the exit status.
///
/// Never throws for bad input; what the store throws is told to the user.
ExitStatus run(int argc, const char* const* argv, Console& console);

}  // namespace advisory::cli
