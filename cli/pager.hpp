#pragma once

#include <string>

namespace advisory::cli {

/// Shows what this process prints page by page, as a person reads it on a terminal.
///
/// The command is ADVISORY_PAGER, else PAGER, else "less" where it is installed; the shell runs it.
/// An empty one, or "cat", is none. `less` ends by itself when the text fits on the screen, unless
/// LESS says otherwise.
class Pager {
public:
    Pager() = default;
    Pager(const Pager&) = delete;
    Pager& operator=(const Pager&) = delete;

    /// Waits until the person has read what was printed. Standard output is then the terminal
    /// again.
    ~Pager();

    /// Sends standard output through the pager from now on. Nothing happens when nobody looks at
    /// it, when it has begun already, and when it cannot be started.
    ///
    /// From then on SIGINT is the pager's. A person who leaves it early ends this process by
    /// SIGPIPE, when that has its default action.
    void begin();

private:
    void run(const std::string& command, const int (&pipe)[2]);

    int terminal_ = -1;  ///< Where standard output went; -1: has not begun.
    int process_ = -1;
};

}  // namespace advisory::cli
