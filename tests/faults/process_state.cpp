#include "tests/faults/process_state.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace advisory::test {

namespace {

std::size_t kilobytes_of(pid_t process, std::string_view field)
{
    std::ifstream status{fmt::format("/proc/{}/status", process)};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::stoul(line.substr(field.size()));
    return 0;
}

}  // namespace

std::size_t resident_memory(pid_t process)
{
    return kilobytes_of(process, "VmRSS:") * 1024;
}

std::size_t peak_memory(pid_t process)
{
    return kilobytes_of(process, "VmHWM:") * 1024;
}

std::size_t open_descriptors(pid_t process)
{
    std::error_code gone;
    const std::filesystem::directory_iterator files{fmt::format("/proc/{}/fd", process), gone};
    return gone ? 0 : static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace advisory::test
