#include "config/server_address.hpp"

#include <algorithm>
#include <charconv>

#include "core/ascii.hpp"

namespace advisory::config {

namespace {

bool is_host_name(std::string_view host)
{
    const auto is_allowed = [](char letter) {
        const char small = lower_case(letter);
        return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '-' ||
               small == '.' || small == '_';
    };
    return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
           std::ranges::all_of(host, is_allowed);
}

bool is_ipv6_address(std::string_view host)
{
    constexpr std::string_view allowed = "0123456789abcdefABCDEF:.";
    return std::ranges::count(host, ':') >= 2 &&
           host.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

std::optional<ServerAddress> read_server_address(std::string_view authority)
{
    ServerAddress address;
    std::string_view port;
    const bool is_v6 = authority.starts_with('[');
    if (is_v6) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return std::nullopt;
        address.host = authority.substr(1, close - 1);
        port = authority.substr(close + 1);
    } else {
        const auto colon = std::min(authority.find(':'), authority.size());
        address.host = authority.substr(0, colon);
        port = authority.substr(colon);
    }
    if (is_v6 ? !is_ipv6_address(address.host) : !is_host_name(address.host))
        return std::nullopt;
    if (port.empty())
        return address;

    if (!port.starts_with(':'))
        return std::nullopt;
    port.remove_prefix(1);
    const auto* const last = port.data() + port.size();
    const auto [end, failure] = std::from_chars(port.data(), last, address.port);
    if (failure != std::errc{} || end != last || address.port == 0)
        return std::nullopt;
    return address;
}

}  // namespace advisory::config
