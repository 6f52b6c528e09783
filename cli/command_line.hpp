#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_description.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name.
class App;
class Option;
}  // namespace CLI

namespace advisory::cli {

/// One option, flag or positional of a command: a handle, valid as long as its CommandLine.
/// Each call answers the same option, so that calls can be chained.
class Option {
public:
    /// What is wrong with a word, as a person is told; empty: nothing.
    using Check = std::function<std::string(const std::string&)>;

    /// As Check, and may rewrite the word before anybody reads it.
    using Rewrite = std::function<std::string(std::string&)>;

    explicit Option(CLI::Option& option) : option_{&option} {}

    /// It must be given.
    Option& required();

    /// What --help shows in the place of the value.
    Option& type_name(const std::string& name);

    Option& check(const Check& check);
    Option& rewrite(const Rewrite& rewrite);

    /// Refuses what is none of the words.
    Option& one_of(std::vector<std::string> words);

    /// Refuses a number that is less or more, and what is no number.
    Option& within(std::size_t least, std::size_t most);
    Option& within(int least, int most);

    /// Takes a list in one word, with this between its parts, and no more than that word.
    Option& separated_by(char delimiter);

    /// May not be given with the option of this name, which the command has already.
    Option& excludes(const std::string& name);

private:
    CLI::Option* option_;
};

/// One command, or the program: a handle, valid as long as its CommandLine. `name` of an option
/// is as CLI11 has it: "-n,--lines", or "FILE" for a positional. What an option is put into must
/// outlive the parsing, and keeps its value when the option is not given.
class Command {
public:
    explicit Command(CLI::App& app) : app_{&app} {}

    /// Adds a command. The options of this one may stand behind it, too.
    Command subcommand(const std::string& name, const std::string& description);

    /// Refuses a command line without a subcommand, or with two.
    void needs_subcommand();

    /// Refuses a command line with two subcommands.
    void may_have_subcommand();

    /// Whether the command line names a subcommand of this one. Only while it acts.
    [[nodiscard]] bool has_given_subcommand() const;

    /// What --help says at its end.
    void footer(const std::string& text);

    /// What the command does once the whole command line was read.
    void action(const std::function<void()>& act);

    Option option(const std::string& name, std::string& value, const std::string& help);
    Option option(const std::string& name, std::size_t& value, const std::string& help);
    Option option(const std::string& name, std::int64_t& value, const std::string& help);
    Option option(const std::string& name, int& value, const std::string& help);
    Option option(const std::string& name,
                  std::optional<std::size_t>& value,
                  const std::string& help);

    /// May be given more than once.
    Option option(const std::string& name,
                  std::vector<std::string>& values,
                  const std::string& help);
    Option option(const std::string& name,
                  std::vector<std::int64_t>& values,
                  const std::string& help);

    /// Has `take` take the word, when there is one.
    Option option(const std::string& name,
                  const std::function<void(const std::string&)>& take,
                  const std::string& help);

    Option flag(const std::string& name, bool& value, const std::string& help);

private:
    CLI::App* app_;
};

/// The command line of a program. The one place, with its source, that knows the library.
class CommandLine {
public:
    CommandLine(const std::string& name, const std::string& description);
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    /// The program itself, whose options stand before its commands.
    [[nodiscard]] Command program();

    /// --version answers `text`.
    void version(const std::string& text);

    /// All of it. What --help calls FILE or PATH is the name of a file.
    [[nodiscard]] CommandDescription describe() const;

    enum class Outcome {
        acted,     ///< The command has acted.
        answered,  ///< --help or --version was asked for, and the answer is in `out`.
        refused,   ///< It cannot be understood, and `err` says why.
    };

    /// Reads the arguments, of which the first names the program, and has the command act.
    /// Throws what the command throws.
    Outcome parse(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

private:
    std::unique_ptr<CLI::App> app_;
};

}  // namespace advisory::cli
