#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string_view>

#include "alerting/message.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace advisory::cli {

/// All that a command sees of the outside, so that a test can be the outside.
struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    std::optional<std::size_t> width;  ///< Columns of the terminal; nothing: cut nothing.
    Clock clock;

    /// Waits until it is time to look again. False: the user wants to end, or reads no more.
    std::function<bool()> pause;

    /// True once the user wants to end; the first question is what keeps SIGINT from ending the
    /// program, the second SIGINT does. Nothing: never.
    std::function<bool()> is_interrupted{};

    /// A person is looking at `err` while it is written.
    enum class Audience { log, terminal };
    Audience audience = Audience::log;

    /// A person is looking at `out` who has not turned colours off.
    bool has_colour = false;

    /// Has what `out` gets from now on shown page by page, when a person looks at it. Nothing: no
    /// pages.
    std::function<void()> page{};

    /// What the locale asks for.
    alerting::Language language = alerting::Language::english;
};

/// The console of this process: standard streams, the system's clock, and a pause of
/// one second that SIGINT and SIGTERM end, and that ends the program by SIGPIPE when nobody reads
/// its output any more.
Console make_console();

/// Tells the user what went wrong, and the remedy when there is one. Safe for a
/// terminal, whatever the message quotes.
void complain(Console& console, std::string_view message, std::string_view hint = {});
void complain(Console& console, const Error& error);

}  // namespace advisory::cli
