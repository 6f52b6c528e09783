#pragma once

#include <cstddef>
#include <filesystem>

namespace advisory::bench {

/// Prints, as tab-separated rows of a name, a number and a unit, how fast notices are held
/// against an inventory of `components` in 2,000 product versions, beside one of a tenth of it
/// in the same run; how fast 10,000 stored notices are evaluated again; and builds at `store` what
/// a listing of `components` stored matches is measured on. `store` must not exist.
void print_matching_speed(std::size_t components, const std::filesystem::path& store);

}  // namespace advisory::bench
