#include "tests/bench/measured_run.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.hpp"

namespace advisory::bench {

namespace {

double seconds_of(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

pid_t start(std::vector<std::string>& arguments, const std::filesystem::path& log)
{
    std::vector<char*> pointers(arguments.size() + 1, nullptr);
    for (std::size_t at = 0; at < arguments.size(); ++at)
        pointers[at] = arguments[at].data();

    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND;
    ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), flags, 0600);
    ::posix_spawn_file_actions_adddup2(&actions, 1, 2);

    pid_t pid = -1;
    const int failure =
        ::posix_spawnp(&pid, pointers.front(), &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        throw std::system_error{failure, std::generic_category(), arguments.front()};
    return pid;
}

}  // namespace

Cost measure_run(std::vector<std::string> arguments, const std::filesystem::path& log)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto pid = start(arguments, log);
    int status = 0;
    rusage usage{};
    if (::wait4(pid, &status, 0, &usage) != pid)
        throw std::system_error{errno, std::generic_category(), "wait4"};
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;

    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        const auto said = test::read_file(log);
        throw std::runtime_error{
            fmt::format("{} failed: {}",
                        arguments.front(),
                        said.substr(said.size() - std::min<std::size_t>(said.size(), 2000)))};
    }
    return {
        .seconds = wall.count(),
        .cpu_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
        .peak_mb = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6,
    };
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace advisory::bench
