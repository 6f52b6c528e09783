#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace advisory::test {

/// A port on the loopback interface where connections are taken and nobody speaks.
class LoopbackListener {
public:
    LoopbackListener();
    ~LoopbackListener();
    LoopbackListener(const LoopbackListener&) = delete;
    LoopbackListener& operator=(const LoopbackListener&) = delete;

    [[nodiscard]] std::string url(std::string_view scheme) const;

private:
    int socket_;
    std::uint16_t port_ = 0;
};

}  // namespace advisory::test
