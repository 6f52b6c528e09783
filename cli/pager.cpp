#include "cli/pager.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace advisory::cli {

namespace {

bool is_installed(std::string_view program)
{
    const char* const variable = std::getenv("PATH");
    std::string_view path = variable == nullptr ? "/usr/bin:/bin" : variable;

    while (!path.empty()) {
        const auto end = path.find(':');
        const std::string file = std::string{path.substr(0, end)} + '/' + std::string{program};
        if (::access(file.c_str(), X_OK) == 0)
            return true;
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end + 1);
    }
    return false;
}

/// Empty: the person wants none.
std::string command_of_environment()
{
    for (const char* const name : {"ADVISORY_PAGER", "PAGER"})
        if (const char* const command = std::getenv(name))
            return command == std::string_view{"cat"} ? "" : command;
    return is_installed("less") ? "less" : "";
}

bool is_read_by_a_person()
{
    const char* const terminal = std::getenv("TERM");
    const bool is_dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
    return ::isatty(STDOUT_FILENO) != 0 && !is_dumb;
}

}  // namespace

void Pager::begin()
{
    if (terminal_ >= 0 || !is_read_by_a_person())
        return;
    const auto command = command_of_environment();
    int pipe[2];
    if (command.empty() || ::pipe2(pipe, O_CLOEXEC) != 0)
        return;

    std::cout.flush();
    run(command, pipe);
    ::close(pipe[0]);
    ::close(pipe[1]);
}

void Pager::run(const std::string& command, const int (&pipe)[2])
{
    // Before the fork: between that and exec only few calls are allowed. F: end when the text fits
    // on the screen; R: let colours through, and nothing else; X: leave the text on the screen.
    ::setenv("LESS", "FRX", 0);
    ::setenv("LESSCHARSET", "utf-8", 0);
    // Whoever may run this program as another user may not thereby run anything as that one.
    ::setenv("LESSSECURE", "1", 1);

    const int terminal = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (terminal < 0)
        return;
    const pid_t process = ::fork();
    if (process == 0) {
        ::dup2(pipe[0], STDIN_FILENO);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    if (process < 0) {
        ::close(terminal);
        return;
    }

    ::dup2(pipe[1], STDOUT_FILENO);
    std::signal(SIGINT, SIG_IGN);
    terminal_ = terminal;
    process_ = process;
}

Pager::~Pager()
{
    if (terminal_ < 0)
        return;

    // The pager sees the end of its text when nobody holds the other end any more.
    std::cout.flush();
    ::dup2(terminal_, STDOUT_FILENO);
    ::close(terminal_);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {}
}

}  // namespace advisory::cli
