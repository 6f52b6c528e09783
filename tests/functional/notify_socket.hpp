#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// The other end of sd_notify(3): what systemd would hear.
class NotifySocket {
public:
    explicit NotifySocket(const std::filesystem::path& folder);
    ~NotifySocket();
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    /// "NOTIFY_SOCKET=path", for the program's environment.
    [[nodiscard]] std::string environment() const;

    /// Waits until a message with this state came; false when it does not in time.
    bool wait_for(std::string_view state,
                  std::chrono::milliseconds longest = std::chrono::seconds{60});

private:
    std::filesystem::path path_;
    int socket_ = -1;
};

}  // namespace advisory::test
