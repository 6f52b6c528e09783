#pragma once

#include <string>

#include "cli/command_description.hpp"

namespace advisory::cli {

/// A script that has bash complete the command lines of `program`, from bash 4.4 on.
std::string bash_completion(const CommandDescription& program);

/// The same as a function that zsh loads by itself, for $fpath.
std::string zsh_completion(const CommandDescription& program);

}  // namespace advisory::cli
