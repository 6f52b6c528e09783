#pragma once

#include <filesystem>

namespace advisory::bench {

/// Reads the bill of materials in the file and prints its size, components and findings, the
/// seconds of the processor, and how many megabytes it took at most beside the bill itself.
void print_bill_reading(const std::filesystem::path& path);

}  // namespace advisory::bench
