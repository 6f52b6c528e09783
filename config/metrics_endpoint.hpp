#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace advisory::config {

/// Where metrics are to be had: a port of this machine, or a socket in the file system. What a
/// network may see is for a proxy with a login to decide.
struct MetricsEndpoint {
    std::string name = "metrics";  ///< There is one at most.
    std::string address;           ///< "127.0.0.1" or "::1"; empty: `socket` is given.
    std::uint16_t port = 0;
    std::filesystem::path socket;

    bool operator==(const MetricsEndpoint&) const = default;
};

}  // namespace advisory::config
