#include "cli/console.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <optional>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/printers.hpp"

namespace advisory::cli {

namespace {

enum class Reader { waits, has_gone };

/// The signal that ends a process which pauses while its standard output is a pipe; nothing when
/// it goes on.
std::optional<int> end_of_pause(Reader reader)
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);

    const auto process = ::fork();
    REQUIRE(process >= 0);
    if (process == 0) {
        std::signal(SIGPIPE, SIG_DFL);  // As in main().
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[1]);
        if (reader == Reader::has_gone)
            ::close(ends[0]);
        ::_exit(make_console().pause() ? EXIT_SUCCESS : EXIT_FAILURE);
    }

    ::close(ends[1]);
    if (reader == Reader::has_gone)
        ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(process, &status, 0) == process);
    if (reader == Reader::waits)
        ::close(ends[0]);

    const bool went_on = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
    return went_on ? std::nullopt : std::optional{WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

}  // namespace

TEST_SUITE("console")
{
    TEST_CASE("a pause ends the program, as a write does, when the reader of its pipe has gone")
    {
        CHECK(end_of_pause(Reader::has_gone) == SIGPIPE);
        CHECK(end_of_pause(Reader::waits) == std::nullopt);
    }
}

}  // namespace advisory::cli
