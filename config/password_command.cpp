#include "config/password_command.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "config/open_file.hpp"
#include "config/secret.hpp"

namespace advisory::config {

namespace {

constexpr std::size_t longest_password = 4096;

/// What posix_spawn is told. Its two parts are C objects that need undoing.
class SpawnPlan {
public:
    explicit SpawnPlan(int output)
    {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);

        // The daemon blocks and ignores signals for its own ends; the command starts
        // with none of that. Its own group lets us end it with all its children.
        sigset_t none{};
        sigset_t all{};
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setpgroup(&attributes_, 0);
        ::posix_spawnattr_setflags(
            &attributes_,
            POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }

    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }

    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    [[nodiscard]] int spawn(pid_t& child, std::vector<char*>& arguments) const
    {
        return ::posix_spawnp(&child,
                              arguments[0],
                              &actions_,
                              &attributes_,
                              arguments.data(),
                              environ);
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

/// A file that can be read from once the process has ended.
int open_process(pid_t pid)
{
    // Not pidfd_open: the header of glibc 2.36 forgets extern "C", so it does not link.
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

}  // namespace

/// The program, what it prints, and a file that tells when it has ended.
struct PasswordCommand::Process {
    Process(std::string name, pid_t started, OpenFile pipe)
        : program{std::move(name)},
          pid{started},
          handle{open_process(started)},
          output{std::move(pipe)}
    {}
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process()
    {
        if (pid <= 0)
            return;
        ::kill(-pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
    }

    [[nodiscard]] Failure failed(std::string_view what) const
    {
        return {Errc::configuration, fmt::format("password command {} {}", program, what)};
    }

    Result<void> read_some();
    Result<std::optional<std::string>> end();

    std::string program;
    pid_t pid;
    OpenFile handle;
    OpenFile output;  ///< Closed once it has said all.
    std::string text;
};

Result<void> PasswordCommand::Process::read_some()
{
    std::array<char, longest_password + 1> buffer{};
    const auto count = ::read(output.descriptor(), buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return {};
    if (count <= 0) {
        output.close();
        return {};
    }

    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > longest_password)
        return failed("printed more than a password");
    return {};
}

Result<std::optional<std::string>> PasswordCommand::Process::end()
{
    int status = 0;
    const auto ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == 0)
        return std::nullopt;
    if (ended != pid)
        return failed("got lost");
    pid = 0;

    if (!WIFEXITED(status))
        return failed(fmt::format("was ended by signal {}", WTERMSIG(status)));
    if (WEXITSTATUS(status) != 0)
        return failed(fmt::format("failed with status {}", WEXITSTATUS(status)));
    auto password = first_line(text);
    if (!password)
        return failed("printed no password");
    return password;
}

Result<PasswordCommand> PasswordCommand::start(std::span<const std::string> command)
{
    const auto& program = command.front();
    const auto failed = [&](std::string_view what) {
        return Failure{Errc::configuration, fmt::format("password command {} {}", program, what)};
    };

    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failed(std::strerror(errno));
    OpenFile output{ends[0]};
    const OpenFile input{ends[1]};  // Ours ends here: then the program's end ends the pipe.
    ::fcntl(output.descriptor(), F_SETFL, O_NONBLOCK);

    std::vector<std::string> words{command.begin(), command.end()};
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    pid_t pid = 0;
    const int failure = SpawnPlan{input.descriptor()}.spawn(pid, arguments);
    if (failure != 0)
        return failed(fmt::format("cannot be started: {}", std::strerror(failure)));
    auto process = std::make_unique<Process>(program, pid, std::move(output));
    if (!process->handle.is_open())
        return process->failed(fmt::format("cannot be watched: {}", std::strerror(errno)));
    return PasswordCommand{std::move(process)};
}

PasswordCommand::PasswordCommand(std::unique_ptr<Process> process) : process_{std::move(process)} {}

PasswordCommand::PasswordCommand(PasswordCommand&& other) noexcept = default;
PasswordCommand& PasswordCommand::operator=(PasswordCommand&& other) noexcept = default;
PasswordCommand::~PasswordCommand() = default;

int PasswordCommand::descriptor() const
{
    const auto& output = process_->output;
    return output.is_open() ? output.descriptor() : process_->handle.descriptor();
}

Result<std::optional<std::string>> PasswordCommand::advance()
{
    if (!process_->output.is_open())
        return process_->end();

    const auto read = process_->read_some();
    if (!read)
        return std::unexpected{read.error()};
    return std::nullopt;
}

Error PasswordCommand::late() const
{
    return process_->failed("was not done in time").error();
}

}  // namespace advisory::config
