#include "tests/transport/loopback_listener.hpp"

#include <cerrno>
#include <system_error>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace advisory::test {

LoopbackListener::LoopbackListener() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;

    const bool is_open = socket_ >= 0 && ::bind(socket_, generic, size) == 0 &&
                         ::listen(socket_, 8) == 0 && ::getsockname(socket_, generic, &size) == 0;
    if (!is_open)
        throw std::system_error{errno, std::generic_category(), "loopback listener"};
    port_ = ntohs(address.sin_port);
}

LoopbackListener::~LoopbackListener()
{
    ::close(socket_);
}

std::string LoopbackListener::url(std::string_view scheme) const
{
    return fmt::format("{}://127.0.0.1:{}/", scheme, port_);
}

}  // namespace advisory::test
