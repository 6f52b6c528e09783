#include "config/secret.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace advisory::config {

namespace {

using std::chrono::milliseconds;
using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t longest_secret = 4096;

/// An open file, closed at the end of the block.
class File {
public:
    explicit File(int descriptor = -1) : descriptor_{descriptor} {}
    File(File&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
    File& operator=(File&&) = delete;
    ~File() { close(); }

    void close()
    {
        if (descriptor_ >= 0)
            ::close(std::exchange(descriptor_, -1));
    }

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

/// The first line of what was read, if it can be a password.
std::optional<std::string> first_line(std::string_view text)
{
    auto line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r'))
        line.remove_suffix(1);

    // A NUL would cut the password short in C interfaces, and the login would be refused
    // for no visible reason.
    if (line.empty() || line.find('\0') != std::string_view::npos)
        return std::nullopt;
    return std::string{line};
}

/// Appends what is there to read. Answers false at the end of the file or on failure.
bool read_some(int descriptor, std::string& text)
{
    std::array<char, longest_secret + 1> buffer{};
    const auto count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0)
        return errno == EINTR;

    text.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0 && text.size() <= longest_secret;
}

/// Waits until `descriptor` has something to say. Answers false at the deadline.
bool wait_for(int descriptor, Deadline deadline)
{
    for (;;) {
        const auto left =
            std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd watched{.fd = descriptor, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&watched, 1, static_cast<int>(std::max(left.count(), 0L)));
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

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
    // Not pidfd_open: the header of glibc 2.36 declares it with C++ linkage
    // Not pidfd_open: the header of glibc 2.36 forgets extern "C", so it does not link.
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

/// A started command. Killed with its children unless it ended before.
class Child {
public:
    explicit Child(pid_t pid) : pid_{pid}, handle_{open_process(pid)} {}
    ~Child()
    {
        if (pid_ <= 0)
            return;
        ::kill(-pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The wait status; nothing at the deadline.
    std::optional<int> wait(Deadline deadline)
    {
        if (!wait_for(handle_.descriptor(), deadline))
            return std::nullopt;

        int status = 0;
        if (::waitpid(pid_, &status, 0) != pid_)
            return std::nullopt;
        pid_ = 0;
        return status;
    }

private:
    pid_t pid_;
    File handle_;
};

Failure failed(std::string_view program, std::string_view what)
{
    return {Errc::configuration, fmt::format("password command {} {}", program, what)};
}

}  // namespace

Result<std::string> read_password_file(const std::filesystem::path& path)
{
    const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat facts{};
    if (!file.is_open() || ::fstat(file.descriptor(), &facts) != 0)
        return Failure{Errc::configuration,
                       fmt::format("password file {}: {}", path.string(), std::strerror(errno))};

    if (!S_ISREG(facts.st_mode))
        return Failure{Errc::configuration,
                       fmt::format("password file {} is no regular file", path.string())};
    if ((facts.st_mode & (S_IROTH | S_IWOTH)) != 0)
        return Failure{Errc::configuration,
                       fmt::format("password file {} is open to every user", path.string()),
                       "chmod o= it"};

    std::string text;
    while (read_some(file.descriptor(), text)) {}
    auto password = first_line(text);
    if (!password || text.size() > longest_secret)
        return Failure{Errc::configuration,
                       fmt::format("password file {} holds no password", path.string()),
                       "it holds the password alone, on its first line"};
    return *std::move(password);
}

Result<std::string> run_password_command(std::span<const std::string> command, milliseconds limit)
{
    const auto& program = command.front();
    const auto deadline = std::chrono::steady_clock::now() + limit;

    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failed(program, std::strerror(errno));
    const File output{ends[0]};
    File input{ends[1]};

    std::vector<std::string> words{command.begin(), command.end()};
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    pid_t pid = 0;
    const int failure = SpawnPlan{input.descriptor()}.spawn(pid, arguments);
    if (failure != 0)
        return failed(program, fmt::format("cannot be started: {}", std::strerror(failure)));
    Child child{pid};
    input.close();  // Ours; only then does the end of the command end the pipe.

    std::string text;
    for (bool goes_on = true; goes_on;) {
        if (!wait_for(output.descriptor(), deadline))
            return failed(program, "was not done in time");
        goes_on = read_some(output.descriptor(), text);
    }
    if (text.size() > longest_secret)
        return failed(program, "printed more than a password");

    const auto status = child.wait(deadline);
    if (!status)
        return failed(program, "was not done in time");

    if (!WIFEXITED(*status))
        return failed(program, fmt::format("was ended by signal {}", WTERMSIG(*status)));
    if (WEXITSTATUS(*status) != 0)
        return failed(program, fmt::format("failed with status {}", WEXITSTATUS(*status)));
    auto password = first_line(text);
    if (!password)
        return failed(program, "printed no password");
    return *std::move(password);
}

Result<std::string> read_password(const Mailbox& mailbox, milliseconds limit)
{
    if (!mailbox.password_command.empty())
        return run_password_command(mailbox.password_command, limit);
    return read_password_file(mailbox.password_file);
}

}  // namespace advisory::config
