#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/context.hpp"
#include "cli/listing.hpp"
#include "core/time.hpp"

namespace advisory::cli {

/// A command and where its options are put.
template <class Options>
struct Command {
    CLI::App* app = nullptr;
    std::shared_ptr<Options> options;
};

/// Adds the command `name` to `parent`. `act` runs with the options as they were given
/// and answers the exit status.
template <class Options>
Command<Options> add_command(CLI::App& parent,
                             Context& context,
                             const std::string& name,
                             const std::string& description,
                             ExitStatus (*act)(Context&, const Options&))
{
    auto* const app = parent.add_subcommand(name, description);
    auto options = std::make_shared<Options>();

    // So that --db and --config may also stand behind the command.
    app->fallthrough();
    app->callback([&context, options, act] { context.status = act(context, *options); });
    return {app, std::move(options)};
}

/// Has a command that has commands of its own act only when none of those is given.
template <class Options>
void unless_subcommand(const Command<Options>& command,
                       Context& context,
                       ExitStatus (*act)(Context&, const Options&))
{
    command.app->callback([&context, app = command.app, options = command.options, act] {
        if (app->get_subcommands().empty())
            context.status = act(context, *options);
    });
}

/// Adds --format for the formats of a listing, and --bom.
void add_listing_options(CLI::App& command, OutputOptions& options);

/// Adds --format for what is no list of rows: a page for people, or JSON.
void add_page_options(CLI::App& command, OutputOptions& options);

/// Which end of a day a bare date stands for: "since" means its first second, "until" the
/// first that no longer belongs to it.
enum class DayEnd { begin, end };

/// Reads "7d" (that long before `now`), "2026-11-01" or an RFC 3339 instant.
std::optional<Time> read_moment(std::string_view text, DayEnd end, Time now);

/// Refuses what is none of the words.
CLI::Validator one_of(std::vector<std::string> words);

/// Refuses a text of blanks only, such as an empty variable of a script leaves: it must neither
/// widen what is meant nor stand for a name on record.
CLI::Validator not_blank();

/// Refuses a --limit that shows nothing, and one beyond a million.
CLI::Validator limit_validator();

/// Refuses what read_moment cannot read.
CLI::Validator moment_validator();

}  // namespace advisory::cli
