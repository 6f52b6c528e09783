#include "tests/functional/program.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.hpp"

namespace advisory::test {

namespace {

using Milliseconds = std::chrono::milliseconds;

[[noreturn]] void fail(const std::string& what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

class File {
public:
    explicit File(int descriptor) : descriptor_{descriptor} {}
    ~File()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

bool wait_readable(int file, std::chrono::nanoseconds longest)
{
    const auto time = std::max(longest, std::chrono::nanoseconds{0});
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const timespec limit{.tv_sec = seconds.count(), .tv_nsec = (time - seconds).count()};
    pollfd waiting{.fd = file, .events = POLLIN, .revents = 0};
    return ::ppoll(&waiting, 1, &limit, nullptr) > 0;
}

}  // namespace

Program::Program(Start start)
    : out_path_{start.folder / (start.name + ".out")},
      err_path_{start.folder / (start.name + ".err")}
{
    std::array<int, 2> life{};
    if (::pipe2(life.data(), O_CLOEXEC) != 0)
        fail("pipe2");
    life_ = life[0];
    const File held{life[1]};

    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND;
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, out_path_.c_str(), flags, 0600);
    ::posix_spawn_file_actions_addopen(&actions, 2, err_path_.c_str(), flags, 0600);
    // The program holds the other end of a pipe, which closes with its last breath.
    constexpr int life_line = 3;
    ::posix_spawn_file_actions_adddup2(&actions, held.get(), life_line);

    start.environment.emplace_back("PATH=/usr/bin:/bin");
    start.environment.emplace_back("LC_ALL=C.UTF-8");
    const auto arguments = pointers_to(start.arguments);
    const auto environment = pointers_to(start.environment);
    const int failure = ::posix_spawn(&pid_,
                                      arguments.front(),
                                      &actions,
                                      nullptr,
                                      arguments.data(),
                                      environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        throw std::system_error{failure, std::generic_category(), start.arguments.front()};
}

Program::~Program()
{
    if (!has_ended_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    ::close(life_);
}

std::optional<int> Program::wait(std::chrono::nanoseconds longest)
{
    if (!wait_readable(life_, longest))
        return std::nullopt;

    int status = 0;
    if (::waitpid(pid_, &status, 0) != pid_)
        fail("waitpid");
    has_ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Program::signal(int number) const
{
    if (::kill(pid_, number) != 0)
        fail("kill");
}

std::string Program::out() const
{
    return read_file(out_path_);
}

std::string Program::err() const
{
    return read_file(err_path_);
}

bool wait_for_file(const std::filesystem::path& path,
                   const std::function<bool(std::string_view)>& holds,
                   Milliseconds longest)
{
    // The watch begins before the first look, so that no change falls between the two.
    const File watch{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    if (watch.get() < 0 || ::inotify_add_watch(watch.get(),
                                               path.parent_path().c_str(),
                                               IN_MODIFY | IN_CREATE | IN_MOVED_TO) < 0)
        fail("inotify");

    const auto deadline = std::chrono::steady_clock::now() + longest;
    for (;;) {
        if (std::filesystem::exists(path) && holds(read_file(path)))
            return true;

        const auto left =
            std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= Milliseconds{0} || !wait_readable(watch.get(), left))
            return false;
        std::array<char, 4096> events{};
        while (::read(watch.get(), events.data(), events.size()) > 0) {}
    }
}

}  // namespace advisory::test
