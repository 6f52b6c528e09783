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

/// Sets a variable of the environment as long as it lives.
class EnvironmentVariable {
public:
    EnvironmentVariable(const char* name, const char* value);
    ~EnvironmentVariable();
    EnvironmentVariable(const EnvironmentVariable&) = delete;
    EnvironmentVariable& operator=(const EnvironmentVariable&) = delete;

private:
    const char* name_;
};

}  // namespace advisory::test
