#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace advisory::test {

/// A program that runs beside the test and ends with it, even when the test dies.
/// The processes that it starts end with it too.
class ChildProcess {
public:
    /// Starts `arguments`, the first of which is the program's path, with its output
    /// thrown away. Throws when it cannot be started.
    explicit ChildProcess(std::vector<std::string> arguments);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// Kills it and all that it started, and waits until they are gone.
    void stop();

    /// Waits until it ends by itself, and answers its exit status.
    int wait();

    [[nodiscard]] bool is_running();

private:
    pid_t pid_ = -1;  ///< Also its process group.
    bool has_ended_ = false;
};

/// Runs a program to its end. Throws when it fails.
void run_program(std::vector<std::string> arguments);

}  // namespace advisory::test
