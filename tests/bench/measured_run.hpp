#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace advisory::bench {

/// What a program cost from its start to its end.
struct Cost {
    double seconds = 0;      ///< On the wall.
    double cpu_seconds = 0;  ///< Of the processor, its own and the kernel's for it.
    double peak_mb = 0;      ///< Most memory that was resident, in 10^6 bytes.
};

/// Runs a program to its end; its output goes to `log`. Throws, with the end of the log, when
/// the program fails. The peak counts at least what this process has: it must stay small.
Cost measure_run(std::vector<std::string> arguments, const std::filesystem::path& log);

/// The middle one; the mean of the middle two of an even number.
double median(std::vector<double> values);

}  // namespace advisory::bench
