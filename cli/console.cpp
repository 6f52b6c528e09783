#include "cli/console.hpp"

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "language/language.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

/// COLUMNS wins, as in other programs: it is exported on purpose only.
std::optional<std::size_t> columns_of_environment()
{
    const char* const columns = std::getenv("COLUMNS");
    if (columns == nullptr)
        return std::nullopt;

    std::size_t width = 0;
    const char* const end = columns + std::strlen(columns);
    const auto [stop, failure] = std::from_chars(columns, end, width);
    if (failure != std::errc{} || stop != end || width == 0)
        return std::nullopt;
    return width;
}

std::optional<std::size_t> output_width()
{
    if (const auto width = columns_of_environment())
        return width;
    if (::isatty(STDOUT_FILENO) == 0)
        return std::nullopt;

    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

/// Ends the program as a write would when the reader of a pipe has gone: while nothing comes,
/// nothing is written. False where SIGPIPE does not end it.
bool is_output_read()
{
    pollfd output{.fd = STDOUT_FILENO, .events = 0, .revents = 0};
    const bool has_news = ::poll(&output, 1, 0) > 0;
    if (!has_news || (output.revents & (POLLERR | POLLHUP)) == 0)
        return true;
    std::raise(SIGPIPE);
    return false;
}

bool pause_for_a_second()
{
    // Blocked before the wait, so that a signal between two waits is not missed.
    static const sigset_t ending = [] {
        sigset_t set{};
        ::sigemptyset(&set);
        ::sigaddset(&set, SIGINT);
        ::sigaddset(&set, SIGTERM);
        ::sigprocmask(SIG_BLOCK, &set, nullptr);
        return set;
    }();

    constexpr timespec second{.tv_sec = 1, .tv_nsec = 0};
    return ::sigtimedwait(&ending, nullptr, &second) < 0 && is_output_read();
}

/// https://no-color.org: any text in NO_COLOR turns colours off.
bool wants_colour()
{
    const char* const refusal = std::getenv("NO_COLOR");
    const char* const terminal = std::getenv("TERM");
    const bool is_refused = refusal != nullptr && *refusal != '\0';
    const bool is_dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
    return ::isatty(STDOUT_FILENO) != 0 && !is_refused && !is_dumb;
}

volatile std::sig_atomic_t interrupted = 0;

bool is_interrupted()
{
    static const bool is_caught = [] {
        struct sigaction action{};
        action.sa_handler = [](int) { interrupted = 1; };
        action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
        // Who started us with SIGINT ignored, as nohup does, wants it ignored.
        struct sigaction before{};
        ::sigaction(SIGINT, nullptr, &before);
        return before.sa_handler != SIG_IGN && ::sigaction(SIGINT, &action, nullptr) == 0;
    }();
    return is_caught && interrupted != 0;
}

}  // namespace

Console make_console()
{
    return {
        .in = std::cin,
        .out = std::cout,
        .err = std::cerr,
        .width = output_width(),
        .clock =
            [] {
                return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
            },
        .pause = pause_for_a_second,
        .is_interrupted = is_interrupted,
        .audience =
            ::isatty(STDERR_FILENO) == 0 ? Console::Audience::log : Console::Audience::terminal,
        .has_colour = wants_colour(),
        .language = language(),
    };
}

void complain(Console& console, std::string_view message, std::string_view hint)
{
    // What was printed so far belongs before the complaint when both go to a terminal.
    console.out.flush();
    console.err << "advisoryctl: " << text::printable(message) << '\n';
    if (!hint.empty())
        console.err << "  " << text::printable(hint) << '\n';
}

void complain(Console& console, const Error& error)
{
    complain(console, error.message, error.hint);
}

}  // namespace advisory::cli
