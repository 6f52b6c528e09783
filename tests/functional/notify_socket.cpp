#include "tests/functional/notify_socket.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace advisory::test {

NotifySocket::NotifySocket(const std::filesystem::path& folder) : path_{folder / "notify"}
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto name = path_.string();
    if (name.size() >= sizeof address.sun_path)
        throw std::runtime_error{"the path of the notify socket is too long: " + name};
    std::memcpy(address.sun_path, name.c_str(), name.size() + 1);

    socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0 ||
        ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::system_error{errno, std::generic_category(), name};
}

NotifySocket::~NotifySocket()
{
    ::close(socket_);
}

std::string NotifySocket::environment() const
{
    return "NOTIFY_SOCKET=" + path_.string();
}

bool NotifySocket::wait_for(std::string_view state, std::chrono::milliseconds longest)
{
    const auto deadline = std::chrono::steady_clock::now() + longest;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            return false;

        std::array<char, 1024> message{};
        const auto size = ::recv(socket_, message.data(), message.size(), 0);
        if (size > 0 && std::string_view{message.data(), static_cast<std::size_t>(size)}.find(
                            state) != std::string_view::npos)
            return true;
    }
}

}  // namespace advisory::test
