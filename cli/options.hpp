#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/command_line.hpp"
#include "cli/context.hpp"
#include "cli/listing.hpp"
#include "core/time.hpp"

namespace advisory::cli {

/// A command and where its options are put.
template <class Options>
struct CommandWith : Command {
    CommandWith(const Command& command, std::shared_ptr<Options> filled)
        : Command{command}, options{std::move(filled)}
    {}

    std::shared_ptr<Options> options;
};

/// Adds the command `name` to `parent`. `act` runs with the options as they were given
/// and answers the exit status.
template <class Options>
CommandWith<Options> add_command(Command& parent,
                                 Context& context,
                                 const std::string& name,
                                 const std::string& description,
                                 ExitStatus (*act)(Context&, const Options&))
{
    auto command = parent.subcommand(name, description);
    auto options = std::make_shared<Options>();
    command.action([&context, options, act] { context.status = act(context, *options); });
    return {command, std::move(options)};
}

/// Has a command that has commands of its own act only when none of those is given.
template <class Options>
void unless_subcommand(CommandWith<Options>& command,
                       Context& context,
                       ExitStatus (*act)(Context&, const Options&))
{
    command.action([&context, command, act] {
        if (!command.has_given_subcommand())
            context.status = act(context, *command.options);
    });
}

/// Who did something, and why.
struct OnRecord {
    std::string by;
    std::string reason;
};

/// Adds --format for the formats of a listing, and --bom.
void add_listing_options(Command& command, OutputOptions& options);

/// Adds --format for what is no list of rows: a page for people, or JSON.
void add_page_options(Command& command, OutputOptions& options);

/// Adds --by and --reason, which must be given: who does it, and why, stay on record.
void add_record_options(Command& command,
                        OnRecord& record,
                        const std::string& who,
                        const std::string& why);

/// Which end of a day a bare date stands for: "since" means its first second, "until" the
/// first that no longer belongs to it.
enum class DayEnd { begin, end };

/// Reads "7d" (that long before `now`), "2026-11-01" or an RFC 3339 instant.
std::optional<Time> read_moment(std::string_view text, DayEnd end, Time now);

/// What a --limit may be: one that shows nothing is a mistake, and so is one beyond a million.
constexpr std::size_t least_limit = 1;
constexpr std::size_t most_limit = 1'000'000;

/// A check that refuses a text of blanks only, such as an empty variable of a script leaves: it
/// must neither widen what is meant nor stand for a name on record.
std::string not_blank(const std::string& text);

/// A check that refuses what read_moment cannot read.
std::string only_moment(const std::string& text);

}  // namespace advisory::cli
