#include "cli/progress.hpp"

#include <algorithm>
#include <chrono>
#include <ostream>

#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

constexpr std::chrono::seconds terminal_interval{1};
constexpr std::chrono::seconds log_interval{10};

/// Bytes of a path on a terminal, where the line must not wrap.
constexpr std::size_t longest_path = 30;

std::string end_of(const std::string& path)
{
    if (path.size() <= longest_path)
        return path;

    auto end = path.substr(path.size() - longest_path);
    // Not in the middle of a character of UTF-8.
    const auto whole = std::ranges::find_if(end, [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    });
    end.erase(end.begin(), whole);
    return "..." + end;
}

}  // namespace

Progress::Progress(Console& console) : console_{console}, shown_{console.clock()} {}

void Progress::show(const State& state)
{
    const bool is_terminal = console_.audience == Console::Audience::terminal;
    const auto now = console_.clock();
    if (now - shown_ < (is_terminal ? terminal_interval : log_interval))
        return;
    shown_ = now;

    auto text = say("{} mails read, {} of them known; {}",
                    state.mails,
                    state.known_mails,
                    text::printable(is_terminal ? end_of(state.path) : state.path));
    if (state.percent)
        text += say(" at {} %", *state.percent);

    // Back to the first column, and away with what is longer than the new line.
    console_.err << (is_terminal ? "\r" + text + "\x1b[K" : "advisoryctl: " + text + "\n")
                 << std::flush;
    has_line_ = is_terminal;
}

void Progress::clear()
{
    if (has_line_)
        console_.err << "\r\x1b[K" << std::flush;
    has_line_ = false;
}

}  // namespace advisory::cli
