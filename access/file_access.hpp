#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace advisory::access {

/// The group whose members may read a file that this user may not: that of the file or, when
/// nobody but its folder's group can see the file, of the folder. Nothing when this user is in
/// it, when it is root's, when it may not read either, and when it has no name.
std::optional<std::string> group_that_reads(const std::filesystem::path& file);

/// The user who may write a file that this user may not: the owner of the file or, while there
/// is none, of its folder. Nothing when that is this user or root, or has no name.
std::optional<std::string> owner_of(const std::filesystem::path& file);

}  // namespace advisory::access
