#pragma once

#include <expected>
#include <filesystem>
#include <string_view>
#include <vector>

#include "config/configuration.hpp"

namespace advisory::config {

/// The configuration, or all that is wrong with it, in the order of the file. Never an
/// empty list of problems.
using Loaded = std::expected<Configuration, std::vector<Problem>>;

/// Reads a configuration file. Looks at no other file: see check_for_daemon.
///
/// Every problem is found in one go: unknown keys with the nearest known one, wrong
/// types, missing keys, values out of bounds. A syntax error hides what comes after it,
/// so it stands alone.
Loaded load(const std::filesystem::path& path);

/// `load` for a text in memory; `path` names it and is what relative paths start from.
Loaded load_text(std::string_view toml, const std::filesystem::path& path);

}  // namespace advisory::config
