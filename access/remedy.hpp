#pragma once

#include <filesystem>
#include <string>

namespace advisory::access {

/// What a user does who may not read a file.
std::string remedy_for_reading(const std::filesystem::path& file);

/// What a user does who may not write a file.
std::string remedy_for_writing(const std::filesystem::path& file);

}  // namespace advisory::access
