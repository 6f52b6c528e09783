#include <algorithm>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "alerting/alert_json.hpp"
#include "alerting/message.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"
#include "storage/outbox.hpp"

namespace advisory::cli {

namespace {

struct TailOptions {
    std::size_t lines = 10;
    bool is_short = false;
    OutputOptions output;
};

/// SGR of ECMA-48 for what a person must not miss.
std::string_view colour_of(const Alert& alert)
{
    constexpr std::string_view red = "\x1b[1;31m";
    constexpr std::string_view yellow = "\x1b[33m";
    if (alert.verdict == "affected" || alert.state == "open")
        return red;
    return alert.verdict == "review" ? yellow : std::string_view{};
}

void print(Console& console, const Alert& alert, const TailOptions& options)
{
    if (options.output.format == Format::json) {
        console.out << alerting::to_json(alert) << '\n';
        return;
    }

    const auto colour = console.has_colour ? colour_of(alert) : std::string_view{};
    console.out << colour
                << fmt::format("{}  {}",
                               format_minute(alert.time),
                               alerting::headline_of(alert, console.language))
                << (colour.empty() ? "" : "\x1b[0m") << '\n';
}

ExitStatus follow_alerts(Context& context, const TailOptions& options)
{
    auto& console = context.console;
    context.avoids_pager = context.avoids_pager || !options.is_short;

    const auto follow = [&](storage::Database& db) {
        storage::Outbox outbox{db};
        auto last = outbox.last();
        auto alerts = outbox.newest(options.lines);
        if (!options.is_short && console.audience == Console::Audience::terminal)
            console.err << say("New alerts are shown as they come; Ctrl-C ends.") << '\n';
        while (true) {
            for (const auto& alert : alerts)
                print(console, alert, options);
            console.out.flush();
            last = alerts.empty() ? last : alerts.back().row;
            alerts.clear();
            if (options.is_short)
                return ExitStatus::done;
            while (alerts.empty()) {
                if (!console.pause() || !console.out.good())
                    return ExitStatus::done;
                alerts = outbox.after(last);
            }
        }
    };
    return with_store(context, storage::Database::Access::read_only, follow);
}

}  // namespace

void add_tail(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "tail",
                               say("Shows the last alerts, and new ones as they come"),
                               follow_alerts);
    command.footer(say(
        "Red: affected, or a list that fell silent. Yellow: review. NO_COLOR turns colours off.\n"
        "Example: advisoryctl tail -n 50"));

    auto& options = *command.options;
    command.option("-n,--lines", options.lines, say("How many to begin with (default: 10)"))
        .type_name("N")
        .within(least_limit, most_limit);
    command.flag("--no-follow", options.is_short, say("End after them"));

    const auto choose = [&options](const std::string& word) {
        options.output.format = word == "json" ? Format::json : Format::table;
    };
    command.option("--format", choose, say("One line an alert, or JSON"))
        .type_name("table|json")
        .one_of({"table", "json"});
}

}  // namespace advisory::cli
