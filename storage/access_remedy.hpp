#pragma once

#include <filesystem>
#include <string>

namespace advisory::storage {

/// What a user does who may not read a store.
std::string remedy_for_reading(const std::filesystem::path& store);

/// What a user does who may not write a store.
std::string remedy_for_writing(const std::filesystem::path& store);

}  // namespace advisory::storage
