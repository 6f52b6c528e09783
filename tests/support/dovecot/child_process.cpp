#include "tests/support/dovecot/child_process.hpp"

#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace advisory::test {

namespace {

constexpr int not_found = 127;

int exit_status(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Between fork and exec: only what is safe there.
[[noreturn]] void become(const std::vector<char*>& arguments)
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere < 0)
        ::_exit(not_found);

    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(nowhere, stream);

    ::execv(arguments.front(), arguments.data());
    ::_exit(not_found);
}

}  // namespace

ChildProcess::ChildProcess(std::vector<std::string> arguments)
{
    std::vector<char*> pointers(arguments.size() + 1, nullptr);
    for (std::size_t index = 0; index < arguments.size(); ++index)
        pointers[index] = arguments[index].data();

    // Orphans of the program come to us, so that stop() can wait for them.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_ = ::fork();
    if (pid_ < 0)
        throw std::system_error{errno, std::generic_category(), "fork"};
    if (pid_ == 0)
        become(pointers);
    ::setpgid(pid_, pid_);
}

ChildProcess::~ChildProcess()
{
    stop();
}

void ChildProcess::stop()
{
    ::kill(-pid_, SIGKILL);
    while (::waitpid(-pid_, nullptr, 0) > 0 || errno == EINTR) {}
    has_ended_ = true;
}

int ChildProcess::wait()
{
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {}
    has_ended_ = true;
    return exit_status(status);
}

bool ChildProcess::is_running()
{
    has_ended_ = has_ended_ || ::waitpid(pid_, nullptr, WNOHANG) != 0;
    return !has_ended_;
}

void run_program(std::vector<std::string> arguments)
{
    const auto command = fmt::format("{}", fmt::join(arguments, " "));
    const int status = ChildProcess{std::move(arguments)}.wait();
    if (status != 0)
        throw std::runtime_error{fmt::format("{} ended with status {}", command, status)};
}

}  // namespace advisory::test
