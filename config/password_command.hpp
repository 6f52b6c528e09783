#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/result.hpp"

namespace advisory::config {

/// A running program that prints a password on its first line.
///
/// Nothing blocks: the owner waits until `descriptor` is readable, calls `advance`, and so
/// on. The program has no standard input, none of our open files and a process group of
/// its own. The destructor ends it, with all that it started.
class PasswordCommand {
public:
    /// Fails with Errc::configuration when it cannot be started. `command` is the program
    /// and its arguments, never empty.
    static Result<PasswordCommand> start(std::span<const std::string> command);

    PasswordCommand(PasswordCommand&& other) noexcept;
    PasswordCommand& operator=(PasswordCommand&& other) noexcept;
    ~PasswordCommand();

    /// What to wait for now; another one after each `advance`.
    [[nodiscard]] int descriptor() const;

    /// The password once the program has ended well, nothing before.
    ///
    /// Fails with Errc::configuration when it failed, was killed, or printed nothing or
    /// more than a password. No message holds what it printed.
    Result<std::optional<std::string>> advance();

    /// For an owner who waits no longer.
    [[nodiscard]] Error late() const;

private:
    struct Process;

    explicit PasswordCommand(std::unique_ptr<Process> process);

    std::unique_ptr<Process> process_;
};

}  // namespace advisory::config
