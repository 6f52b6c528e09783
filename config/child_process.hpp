#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace advisory::config {

/// A program that runs beside us and is given a text or nothing to read.
///
/// Nothing blocks: the owner waits until `descriptor` is readable, calls `advance`, and so
/// on. The program has none of our open files but stderr, and a process group of its own. The
/// destructor ends it, with all that it started.
class ChildProcess {
public:
    /// What becomes of output beyond the longest: it ends the program, or nobody sees it.
    enum class Beyond { ends, dropped };

    struct Request {
        std::span<const std::string> command;  ///< The program and its arguments, never empty.
        std::string_view input;                ///< What it reads; copied.
        std::size_t longest_output = 0;        ///< In bytes.
        Beyond beyond = Beyond::ends;
        std::string_view what;  ///< "password command"; begins messages.
    };

    /// Fails with Errc::configuration when it cannot be started.
    static Result<ChildProcess> start(const Request& request);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    /// What to wait for now; another one after each `advance`.
    [[nodiscard]] int descriptor() const;

    struct Ended {
        int status = 0;      ///< What it ended with.
        std::string output;  ///< What it printed, with Beyond::ends a byte more at most.
    };
    /// How it ended, nothing before. Fails with Errc::configuration when it was killed or got
    /// lost. With Beyond::ends what it prints beyond the longest output is an end, too, with
    /// status 0.
    Result<std::optional<Ended>> advance();

    /// "WHAT PROGRAM PREDICATE".
    [[nodiscard]] Failure failed(std::string_view predicate) const;

private:
    struct Process;

    explicit ChildProcess(std::unique_ptr<Process> process);

    std::unique_ptr<Process> process_;
};

}  // namespace advisory::config
