#pragma once

#include <string_view>

/// The tables of this folder as they stand there, built into the program (embed.cmake).
namespace advisory::matching::seeds {

extern const std::string_view vendors;
extern const std::string_view products;
extern const std::string_view denied;

}  // namespace advisory::matching::seeds
