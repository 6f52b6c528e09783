#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/section.hpp"

namespace advisory::config {

// Keys that more than one kind of table has. This header is for this folder only.

/// What is a name of a folder, and what to say when one is none.
struct FolderNames {
    bool (*is_name)(std::string_view name);
    std::string_view hint;            ///< What a name looks like.
    std::string_view hint_if_absent;  ///< What is read when the key is left out.
};

// What every place that mails come from has. Nothing when the key is missing; a value that is
// out of its bounds is a problem, and answered all the same.

std::optional<std::vector<std::string>> read_folders(Section& section, const FolderNames& names);
std::optional<std::chrono::seconds> read_poll_interval(Section& section);
std::optional<std::uint64_t> read_mail_limit(Section& section);

/// A path; a relative one starts from `folder`, that of the configuration file.
std::optional<Placed<std::filesystem::path>> read_path(Section& section,
                                                       const std::string& key,
                                                       const std::filesystem::path& folder);

/// The same for a file that need not be named.
NamedFile read_file_name(Section& section,
                         const std::string& key,
                         const std::filesystem::path& folder);

}  // namespace advisory::config
