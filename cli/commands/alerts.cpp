#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "alerting/message.hpp"
#include "cli/commands.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"
#include "storage/acknowledgements.hpp"

namespace advisory::cli {

namespace {

using storage::Acknowledgements;
using storage::StandingAlert;

constexpr std::size_t shown_in_table = 200;

struct AlertsOptions {
    bool is_all = false;
    std::string since;
    std::string until;
    std::optional<std::size_t> limit;
    OutputOptions output;
};

struct AckOptions {
    std::vector<std::string> ids;
    OnRecord record;
};

const std::vector<Column> columns_of_alerts{
    {.name = "alert_id", .heading = mark("ALERT")},
    {.name = "time", .heading = mark("DATE"), .fit = Column::Fit::left_out},
    {.name = "event", .heading = {}},
    {.name = "verdict", .heading = mark("VERDICT")},
    {.name = "severity", .heading = mark("SEVERITY"), .fit = Column::Fit::left_out},
    {.name = "severity_reason", .heading = {}},
    {.name = "advisory_id", .heading = mark("ADVISORY")},
    {.name = "product_id", .heading = {}},
    {.name = "product_name", .heading = {}},
    {.name = "product_version", .heading = {}},
    {.name = "component", .heading = {}},
    {.name = "component_version", .heading = {}},
    {.name = "components", .heading = {}},
    {.name = "source", .heading = {}},
    {.name = "state", .heading = {}},
    {.name = {}, .heading = mark("ABOUT"), .fit = Column::Fit::shortened},
    {.name = "title", .heading = mark("TITLE"), .fit = Column::Fit::shortened},
    {.name = "cves", .heading = {}},
    {.name = "url", .heading = {}},
    {.name = "cause", .heading = {}},
    {.name = "first_raised", .heading = {}},
    {.name = "updates", .heading = {}},
    {.name = "acknowledged_at", .heading = {}},
    {.name = "acknowledged_by", .heading = mark("SEEN BY"), .fit = Column::Fit::left_out},
    {.name = "acknowledged_reason", .heading = {}},
};

std::string subject_of(const Alert& alert)
{
    if (is_about_source(alert))
        return alert.source;
    const auto& name = alert.product_name.empty() ? alert.product_id : alert.product_name;
    auto subject = name_and_version(name, alert.product_version);
    if (const auto components = alerting::components_in_short(alert); !components.empty())
        subject += fmt::format(" ({})", components);
    return subject;
}

/// "log4j-core 2.14.1: affected", one an entry.
std::vector<std::string> components_of(const Alert& alert)
{
    std::vector<std::string> components;
    components.reserve(alert.components.size());
    for (const auto& [name, version, verdict] : alert.components)
        components.push_back(fmt::format("{}: {}", name_and_version(name, version), verdict));
    return components;
}

Row row_of_alert(const StandingAlert& standing)
{
    const auto& alert = standing.last;
    const auto& seen = standing.acknowledged;
    return {
        alert.alert_id,
        alert.time,
        alert.event,
        alert.verdict.empty() ? alert.event : alert.verdict,
        alert.severity,
        alert.severity_reason,
        alert.advisory_id,
        alert.product_id,
        alert.product_name,
        alert.product_version,
        alert.component,
        alert.component_version,
        components_of(alert),
        alert.source,
        alert.state,
        subject_of(alert),
        alert.title,
        alert.cves,
        alert.url,
        alert.cause,
        standing.first_raised,
        standing.lines - 1,
        seen ? Value{seen->made_at} : Value{},
        seen ? Value{seen->by} : Value{},
        seen ? Value{seen->reason} : Value{},
    };
}

ExitStatus list_alerts(Context& context, const AlertsOptions& options)
{
    auto& console = context.console;
    const auto now = console.clock();
    Acknowledgements::Wanted wanted;
    wanted.since = read_moment(options.since, DayEnd::begin, now);
    wanted.until = read_moment(options.until, DayEnd::end, now);
    wanted.is_open_only = !options.is_all;
    wanted.limit = options.limit;
    const bool is_bounded = !options.limit && options.output.format == Format::table;
    if (is_bounded)
        wanted.limit = shown_in_table + 1;

    const auto list = [&](storage::Database& db) {
        auto alerts = Acknowledgements{db}.list(wanted);
        const bool is_cut = is_bounded && alerts.size() > shown_in_table;
        if (is_cut)
            alerts.resize(shown_in_table);

        std::vector<Row> rows;
        rows.reserve(alerts.size());
        for (const auto& alert : alerts)
            rows.push_back(row_of_alert(alert));
        Listing{columns_of_alerts, options.output, console}.print(
            rows,
            options.is_all
                ? say("No alert was found.")
                : say("No alert waits for a person; --all lists the acknowledged ones, too."));
        if (is_cut)
            complain(console,
                     say("only the newest {} are shown", shown_in_table),
                     say("--limit N shows more"));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

ExitStatus acknowledge(Context& context, const AckOptions& options)
{
    auto& console = context.console;
    const auto record = [&](storage::Database& db) {
        Acknowledgements store{db};
        storage::Transaction transaction{db};
        for (const auto& id : options.ids) {
            const storage::Acknowledgement acknowledgement{
                .made_at = console.clock(),
                .by = options.record.by,
                .reason = options.record.reason,
            };
            if (store.acknowledge(id, acknowledgement))
                continue;
            complain(console,
                     say("there is no alert {}", id),
                     say("`advisoryctl alerts` lists those that are open"));
            return ExitStatus::not_found;
        }
        transaction.commit();
        console.out << say("{} alert(s) acknowledged\n", options.ids.size());
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, record);
}

void add_ack(Command& alerts, Context& context)
{
    auto command = add_command(alerts,
                               context,
                               "ack",
                               say("Records that a person has seen alerts"),
                               acknowledge);
    command.footer(say(
        "An acknowledged alert is quiet until it is updated. All of the alerts or none;\n"
        "exit status 3 when one is not there.\n"
        "Example: advisoryctl alerts ack AL-0123456789abcdef --by 'Sato Y.' --reason 'case 12'"));

    auto& options = *command.options;
    command.option("ALERT", options.ids, say("As the alert log and `alerts` name it")).required();
    add_record_options(command,
                       options.record,
                       say("Who has seen them"),
                       say("What is done about them"));
}

}  // namespace

void add_alerts(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "alerts",
                               say("Lists the alerts that nobody has acknowledged, newest first"),
                               list_alerts);
    command.footer(
        say("`advisoryctl show ADVISORY` shows the notice, `alerts ack` records who has seen it.\n"
            "Example: advisoryctl alerts --since 7d --format csv --bom"));

    auto& options = *command.options;
    command.flag("--all", options.is_all, say("Also what was acknowledged or has ended"));
    command.option("--since", options.since, say("Last changed since: 7d, 12h, 2026-11-01"))
        .type_name("WHEN")
        .check(only_moment);
    command.option("--until", options.until, say("Last changed until; a date counts whole"))
        .type_name("WHEN")
        .check(only_moment);
    command
        .option("--limit",
                options.limit,
                say("Show at most this many (default: 200 in a table, else all)"))
        .type_name("N")
        .within(least_limit, most_limit);
    add_listing_options(command, options.output);
    command.may_have_subcommand();
    add_ack(command, context);
    unless_subcommand(command, context, list_alerts);
}

}  // namespace advisory::cli
