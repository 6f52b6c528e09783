#include "config/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "config/open_file.hpp"
#include "language/say.hpp"

namespace advisory::config {

namespace {

/// What posix_spawn is told. Its two parts are C objects that need undoing.
class SpawnPlan {
public:
    SpawnPlan(int input, int output)
    {
        ::posix_spawn_file_actions_init(&actions_);
        if (input < 0)
            ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        else
            ::posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);

        // The daemon blocks and ignores signals for its own ends; the program starts
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

/// A file in memory that holds the text: unlike a pipe it takes all of it at once.
OpenFile file_with(std::string_view text)
{
    OpenFile file{::memfd_create("input", MFD_CLOEXEC)};
    while (file.is_open() && !text.empty()) {
        const auto count = ::write(file.descriptor(), text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return OpenFile{};
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    if (file.is_open())
        ::lseek(file.descriptor(), 0, SEEK_SET);
    return file;
}

}  // namespace

/// The program, what it prints, and a file that tells when it has ended.
struct ChildProcess::Process {
    Process(std::string name, pid_t started, OpenFile pipe)
        : title{std::move(name)},
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

    [[nodiscard]] Failure failed(std::string_view predicate) const
    {
        return {Errc::configuration, fmt::format("{} {}", title, predicate)};
    }

    std::optional<Ended> read_some();
    Result<std::optional<Ended>> end();

    std::string title;
    pid_t pid;
    OpenFile handle;
    OpenFile output;  ///< Closed once it has said all.
    std::size_t longest_output = 0;
    Beyond beyond = Beyond::ends;
    std::string text;
};

std::optional<ChildProcess::Ended> ChildProcess::Process::read_some()
{
    std::array<char, 4096> buffer{};
    const bool is_dropping = beyond == Beyond::dropped;
    const auto room =
        is_dropping ? buffer.size() : std::min(buffer.size(), longest_output + 1 - text.size());
    const auto count = ::read(output.descriptor(), buffer.data(), room);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return std::nullopt;
    if (count <= 0) {
        output.close();
        return std::nullopt;
    }

    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (is_dropping)
        text.resize(std::min(text.size(), longest_output));
    if (text.size() > longest_output)
        return Ended{.status = 0, .output = text};
    return std::nullopt;
}

Result<std::optional<ChildProcess::Ended>> ChildProcess::Process::end()
{
    int status = 0;
    const auto ended = ::waitpid(pid, &status, WNOHANG);
    if (ended == 0)
        return std::nullopt;
    if (ended != pid)
        return failed(say("got lost"));
    pid = 0;

    if (!WIFEXITED(status))
        return failed(say("was ended by signal {}", WTERMSIG(status)));
    return Ended{.status = WEXITSTATUS(status), .output = std::move(text)};
}

Result<ChildProcess> ChildProcess::start(const Request& request)
{
    auto title = fmt::format("{} {}", request.what, request.command.front());
    const auto failed = [&](std::string_view what) {
        return Failure{Errc::configuration, fmt::format("{} {}", title, what)};
    };

    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failed(said(std::strerror(errno)));
    OpenFile output{ends[0]};
    const OpenFile write_end{ends[1]};  // Ours ends here: then the program's end ends the pipe.
    ::fcntl(output.descriptor(), F_SETFL, O_NONBLOCK);

    OpenFile input;
    if (!request.input.empty()) {
        input = file_with(request.input);
        if (!input.is_open())
            return failed(say("gets no input: {}", said(std::strerror(errno))));
    }

    std::vector<std::string> words{request.command.begin(), request.command.end()};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    pid_t pid = 0;
    const SpawnPlan plan{input.descriptor(), write_end.descriptor()};
    const int failure = plan.spawn(pid, arguments);
    if (failure != 0)
        return failed(say("cannot be started: {}", said(std::strerror(failure))));
    auto process = std::make_unique<Process>(std::move(title), pid, std::move(output));
    process->longest_output = request.longest_output;
    process->beyond = request.beyond;
    if (!process->handle.is_open())
        return process->failed(say("cannot be watched: {}", said(std::strerror(errno))));
    return ChildProcess{std::move(process)};
}

ChildProcess::ChildProcess(std::unique_ptr<Process> process) : process_{std::move(process)} {}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept = default;
ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept = default;
ChildProcess::~ChildProcess() = default;

int ChildProcess::descriptor() const
{
    const auto& output = process_->output;
    return output.is_open() ? output.descriptor() : process_->handle.descriptor();
}

Result<std::optional<ChildProcess::Ended>> ChildProcess::advance()
{
    if (process_->output.is_open())
        return process_->read_some();
    return process_->end();
}

Failure ChildProcess::failed(std::string_view predicate) const
{
    return process_->failed(predicate);
}

}  // namespace advisory::config
