#include "core/loopback.hpp"

#include <algorithm>
#include <string>

#include <arpa/inet.h>

namespace advisory {

bool is_loopback(std::string_view host)
{
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    const std::string name{host};

    in_addr v4{};
    if (::inet_pton(AF_INET, name.c_str(), &v4) == 1)
        return ntohl(v4.s_addr) >> 24U == 127;
    in6_addr v6{};
    if (::inet_pton(AF_INET6, name.c_str(), &v6) == 1)
        return IN6_IS_ADDR_LOOPBACK(&v6);
    return name == "localhost";
}

}  // namespace advisory
