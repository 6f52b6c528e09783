#pragma once

#include <string>
#include <vector>

namespace advisory::cli {

/// What may be typed for an option or a positional.
struct OptionDescription {
    enum class Value {
        none,     ///< A flag.
        text,     ///< What only the user knows.
        one_of,   ///< One of `words`.
        list_of,  ///< One or more of `words`, with commas between.
        file,     ///< The name of a file or folder.
    };

    std::vector<std::string> names;  ///< "-n", "--lines"; none: a positional.
    Value value = Value::none;
    std::vector<std::string> words;  ///< Of one_of and list_of, in the order of --help.
};

/// A command as --help knows it. What stands in a command also stands in those below it, but for
/// positionals.
struct CommandDescription {
    std::string name;  ///< "matches"; of the program, its own.
    std::vector<OptionDescription> options;
    std::vector<CommandDescription> commands;
};

}  // namespace advisory::cli
