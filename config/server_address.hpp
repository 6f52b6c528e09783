#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace advisory::config {

/// Where a server is, as the middle of a URL says it.
struct ServerAddress {
    std::string host;        ///< A name or an address; IPv6 without brackets.
    std::uint16_t port = 0;  ///< 0: none is given.
};

/// Reads "host", "host:port", "[ipv6]" or "[ipv6]:port". Nothing for anything else. This header
/// is for this folder only.
std::optional<ServerAddress> read_server_address(std::string_view authority);

}  // namespace advisory::config
