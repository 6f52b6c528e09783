#include <algorithm>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/status_report.hpp"
#include "language/say.hpp"
#include "storage/outbox.hpp"

namespace advisory::cli {

namespace {

using storage::Outbox;

constexpr int default_wait = 60;

struct SinksOptions {
    OutputOptions output;
};

struct TestOptions {
    std::string name;
    int wait = default_wait;
};

const std::vector<Column> columns_of_sinks{
    {.name = "sink", .heading = mark("SINK")},
    {.name = "kind", .heading = mark("KIND")},
    {.name = "pending", .heading = mark("PENDING")},
    {.name = "last_delivery", .heading = mark("LAST DELIVERY")},
    {.name = "refused", .heading = mark("REFUSED"), .fit = Column::Fit::left_out},
    {.name = "failing_since", .heading = mark("FAILING SINCE"), .fit = Column::Fit::left_out},
    {.name = "next_try", .heading = mark("NEXT TRY"), .fit = Column::Fit::left_out},
    {.name = "last_error", .heading = mark("ERROR"), .fit = Column::Fit::shortened},
    {.name = "remedy", .heading = {}},
    {.name = "ended_at", .heading = {}},
};

ExitStatus list_sinks(Context& context, const SinksOptions& options)
{
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();
    auto db = open_for_reading(context, *settings);
    if (!db)
        return db.error();

    std::vector<Row> rows;
    for (const auto& sink : Outbox{*db}.status(sinks_of(settings->configuration))) {
        if (sink.ended_at && sink.pending == 0)
            continue;
        rows.push_back({
            sink.sink,
            sink.kind,
            sink.pending,
            cell_of(sink.last_delivery),
            sink.refused,
            cell_of(sink.failing_since),
            cell_of(sink.next_try),
            sink.last_error,
            sink.remedy,
            cell_of(sink.ended_at),
        });
    }
    Listing{columns_of_sinks, options.output, context.console}.print(
        rows,
        say("No alert was ever delivered."));
    return ExitStatus::done;
}

/// The name, when advisoryd has begun to tell such a sink.
bool is_running(Outbox& outbox, const std::string& name)
{
    const auto sinks = outbox.status({});
    return std::ranges::any_of(sinks, [&](const Outbox::SinkStatus& sink) {
        return sink.sink == name && !sink.kind.empty() && !sink.ended_at;
    });
}

Alert test_alert(const std::string& sink, Time now)
{
    Alert alert;
    alert.time = now;
    alert.event = event_test;
    alert.alert_id = fmt::format("TEST-{}", now.time_since_epoch().count());
    alert.title = say("Test of the sink {}", sink);
    alert.sink = sink;
    return alert;
}

ExitStatus tell_outcome(Console& console,
                        const std::string& name,
                        const std::optional<Outbox::Attempt>& attempt)
{
    if (attempt && attempt->was_taken) {
        console.out << say("{} has taken the test\n", name);
        return ExitStatus::done;
    }
    if (attempt)
        complain(console,
                 say("{} has not taken the test: {}", name, attempt->failure),
                 attempt->remedy.empty()
                     ? say("it is tried again, before every later alert")
                     : say("{}; it is tried again, before every later alert", attempt->remedy));
    else
        complain(console,
                 say("{} was not tried yet", name),
                 say("is advisoryd running? `advisoryctl sinks` tells when a failing sink is tried "
                     "again"));
    return ExitStatus::failed;
}

ExitStatus test_sink(Context& context, const TestOptions& options)
{
    auto& console = context.console;
    const auto test = [&](storage::Database& db) {
        Outbox outbox{db};
        if (!is_running(outbox, options.name)) {
            complain(
                console,
                say("there is no sink {}", options.name),
                say("`advisoryctl sinks` lists them; a new one is there once advisoryd runs with "
                    "it"));
            return ExitStatus::not_found;
        }

        const auto row = outbox.add(test_alert(options.name, console.clock()));
        auto attempt = outbox.last_attempt(row, options.name);
        for (int second = 0; second < options.wait && !attempt; ++second) {
            if (!console.pause())
                break;
            attempt = outbox.last_attempt(row, options.name);
        }
        return tell_outcome(console, options.name, attempt);
    };
    return with_store(context, storage::Database::Access::read_write, test);
}

void add_test(Command& sinks, Context& context)
{
    auto command = add_command(sinks,
                               context,
                               "test",
                               say("Has advisoryd send a test to a sink, and says how it went"),
                               test_sink);
    command.footer(
        say("The running service sends it, with its own rights and secrets; filters let it pass.\n"
            "Example: advisoryctl sinks test psirt-mail"));

    auto& options = *command.options;
    command.option("NAME", options.name, say("As the configuration names it")).required();
    command.option("--wait", options.wait, say("Seconds to wait for the outcome (default: 60)"))
        .type_name("SECONDS")
        .within(0, 3600);
}

}  // namespace

void add_sinks(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "sinks",
                               say("Lists where alerts go, and what waits there"),
                               list_sinks);
    command.footer(say("Example: advisoryctl sinks test psirt-mail"));
    add_listing_options(command, command.options->output);
    command.may_have_subcommand();
    add_test(command, context);
    unless_subcommand(command, context, list_sinks);
}

}  // namespace advisory::cli
