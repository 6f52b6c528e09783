#pragma once

#include <optional>
#include <span>
#include <string>

#include "config/child_process.hpp"
#include "core/result.hpp"

namespace advisory::config {

/// A running program that prints a password on its first line.
///
/// Nothing blocks, as in ChildProcess. The program has no standard input.
class PasswordCommand {
public:
    /// Fails with Errc::configuration when it cannot be started. `command` is the program
    /// and its arguments, never empty.
    static Result<PasswordCommand> start(std::span<const std::string> command);

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
    explicit PasswordCommand(ChildProcess process);

    ChildProcess process_;
};

}  // namespace advisory::config
