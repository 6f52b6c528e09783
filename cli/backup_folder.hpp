#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace advisory::cli {

/// What a copy of this moment is called among others: "advisoryd-20261126T091500Z.db". The names
/// sort as the moments do.
std::string backup_name(Time made_at);

/// Removes all copies with names of backup_name from `folder` but the `kept` newest by name and
/// `newest`, and what runs that were killed left of others. Answers what it removed; what cannot be
/// removed is left for the next time. Nothing else in the folder is touched.
std::vector<std::filesystem::path> remove_old_backups(const std::filesystem::path& folder,
                                                      std::size_t kept,
                                                      const std::string& newest);

}  // namespace advisory::cli
