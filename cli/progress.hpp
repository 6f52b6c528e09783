#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/console.hpp"

namespace advisory::cli {

/// Tells on `err` how far a long command has come: on a terminal in one line that is written
/// over each second, else in a line each ten seconds. What is over sooner tells nothing.
class Progress {
public:
    struct State {
        std::size_t mails = 0;
        std::size_t known_mails = 0;
        std::string path;                      ///< Being read.
        std::optional<std::uint64_t> percent;  ///< Of it.
    };

    /// Keeps a reference: `console` must outlive it.
    explicit Progress(Console& console);

    /// Writes when it is time to.
    void show(const State& state);

    /// Wipes the line, so that something else can be written.
    void clear();

private:
    Console& console_;
    Time shown_;
    bool has_line_ = false;
};

}  // namespace advisory::cli
