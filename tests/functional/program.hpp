#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace advisory::test {

/// A program that a test runs: its output goes to files that the test can read and wait
/// on. Killed with the object when it still runs.
class Program {
public:
    struct Start {
        std::vector<std::string> arguments;    ///< The program's path first.
        std::filesystem::path folder;          ///< Where stdout and stderr are written.
        std::string name;                      ///< Of these files.
        std::vector<std::string> environment;  ///< "NAME=value", beside PATH.
    };

    explicit Program(Start start);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Waits for the end and answers the exit status; nothing when it does not end in
    /// time. A program that a signal ended has the status 128 + signal.
    std::optional<int> wait(std::chrono::nanoseconds longest = std::chrono::seconds{60});

    void signal(int number) const;
    [[nodiscard]] pid_t pid() const { return pid_; }

    [[nodiscard]] std::string out() const;
    [[nodiscard]] std::string err() const;
    [[nodiscard]] const std::filesystem::path& err_path() const { return err_path_; }

private:
    pid_t pid_ = -1;
    int life_ = -1;  ///< Readable once the program has ended.
    bool has_ended_ = false;
    std::filesystem::path out_path_;
    std::filesystem::path err_path_;
};

/// Waits until the file holds what `holds` looks for, woken by its changes; false when
/// that does not come in time. The file need not exist yet, its folder must.
bool wait_for_file(const std::filesystem::path& path,
                   const std::function<bool(std::string_view)>& holds,
                   std::chrono::milliseconds longest = std::chrono::seconds{60});

}  // namespace advisory::test
