#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "cli/status_report.hpp"
#include "ingest/source_alerts.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

struct StatusOptions {
    OutputOptions output;
};

const std::vector<Column> folder_columns{
    {.name = "mailbox", .heading = mark("MAILBOX")},
    {.name = "folder", .heading = {}},
    {.name = {}, .heading = mark("FOLDER"), .fit = Column::Fit::shortened},
    {.name = "last_poll", .heading = mark("LAST POLL")},
    {.name = "last_success", .heading = mark("LAST SUCCESS"), .fit = Column::Fit::left_out},
    {.name = "last_mail", .heading = mark("LAST MAIL"), .fit = Column::Fit::left_out},
    {.name = "mails", .heading = mark("MAILS")},
    {.name = "backlog", .heading = mark("BACKLOG")},
    {.name = "failures", .heading = mark("FAILED")},
    {.name = "error", .heading = {}},
    {.name = "lag_seconds", .heading = {}},
    {.name = {}, .heading = mark("LAG"), .fit = Column::Fit::left_out},
    {.name = "fault", .heading = {}},
    {.name = "failing_since", .heading = {}},
    {.name = "next_try", .heading = mark("NEXT TRY"), .fit = Column::Fit::left_out},
    {.name = "remedy", .heading = {}},
    {.name = "renumbered_at", .heading = {}},
    {.name = "reading_since", .heading = {}},
    {.name = "configured", .heading = {}},
};

const std::vector<Column> source_columns{
    {.name = "source", .heading = mark("SOURCE")},
    {.name = "watched_since", .heading = mark("WATCHED SINCE"), .fit = Column::Fit::left_out},
    {.name = "last_mail", .heading = mark("LAST MAIL")},
    {.name = "expected_by", .heading = mark("EXPECTED BY")},
    {.name = "silent_since", .heading = mark("SILENT SINCE")},
    {.name = "missing", .heading = mark("MISSING"), .fit = Column::Fit::shortened},
};

const std::vector<Column> sink_columns{
    {.name = "sink", .heading = mark("SINK")},
    {.name = "pending", .heading = mark("PENDING")},
    {.name = "last_delivery", .heading = mark("LAST DELIVERY")},
    {.name = "last_error", .heading = {}},
};

std::vector<Row> rows_of(const std::vector<FolderRecord>& folders)
{
    std::vector<Row> rows;
    rows.reserve(folders.size());
    for (const auto& folder : folders)
        rows.push_back({
            folder.mailbox,
            folder.folder,
            folder.is_configured.value_or(true) ? folder.folder
                                                : say("{} (not configured)", folder.folder),
            cell_of(folder.last_poll),
            cell_of(folder.last_success),
            cell_of(folder.last_mail),
            folder.mails,
            folder.backlog,
            std::int64_t{folder.failures},
            folder.error,
            folder.lag ? Value{std::int64_t{folder.lag->count()}} : Value{},
            folder.lag ? Value{ingest::duration_in_words(*folder.lag)} : Value{},
            folder.fault,
            cell_of(folder.failing_since),
            cell_of(folder.next_try),
            folder.remedy,
            cell_of(folder.renumbered_at),
            cell_of(folder.reading_since),
            folder.is_configured ? Value{*folder.is_configured} : Value{},
        });
    return rows;
}

std::vector<Row> rows_of(const std::vector<SourceStatus>& sources)
{
    std::vector<Row> rows;
    rows.reserve(sources.size());
    for (const auto& [source, expected_by, gaps, missing] : sources)
        rows.push_back({
            source.name,
            source.watched_since,
            cell_of(source.last_mail),
            expected_by,
            source.silence ? Value{source.last_heard()} : Value{},
            missing,
        });
    return rows;
}

std::vector<Row> rows_of(const std::vector<storage::Outbox::SinkStatus>& sinks)
{
    std::vector<Row> rows;
    rows.reserve(sinks.size());
    for (const auto& sink : sinks)
        rows.push_back({sink.sink, sink.pending, cell_of(sink.last_delivery), sink.last_error});
    return rows;
}

void write_rows(text::JsonWriter& json,
                std::string_view name,
                const std::vector<Column>& columns,
                const std::vector<Row>& rows)
{
    json.key(name).begin_array();
    for (const auto& row : rows) {
        json.begin_object();
        write_members(json, columns, row);
        json.end_object();
    }
    json.end_array();
}

std::vector<std::string> sentences_of(const std::vector<Fault>& faults)
{
    std::vector<std::string> sentences;
    std::ranges::transform(faults, std::back_inserter(sentences), sentence);
    return sentences;
}

void write_faults(text::JsonWriter& json, const std::vector<Fault>& faults)
{
    json.key("faults").begin_array();
    for (const auto& fault : faults) {
        json.begin_object()
            .field("fault", fault.name)
            .field("subject", fault.subject)
            .field("what", fault.what)
            .key("since");
        if (fault.since)
            json.value(format_rfc3339(*fault.since));
        else
            json.null();
        json.field("does", fault.does).field("remedy", fault.remedy).end_object();
    }
    json.end_array();
}

std::string json_of(const StatusReport& report)
{
    text::JsonWriter json;
    json.begin_object()
        .field("ok", report.faults.empty())
        .field("problems", sentences_of(report.faults))
        .key("store")
        .begin_object()
        .field("path", report.store)
        .field("bytes", report.store_bytes)
        .field("schema", report.schema)
        .field("messages", report.messages)
        .field("advisories", report.advisories)
        .field("unread_notices", report.unread_notices)
        .field("unindexed", report.unindexed)
        .field("cut_mails", report.cut_mails)
        .field("refused_mails", report.set_aside.size())
        .field("waiting_verdicts", report.waiting_verdicts)
        .field("unevaluated", report.unevaluated)
        .end_object();
    write_rows(json, "folders", folder_columns, rows_of(report.folders));
    write_rows(json, "sources", source_columns, rows_of(report.sources));
    write_rows(json, "sinks", sink_columns, rows_of(report.sinks));
    write_faults(json, report.faults);
    json.field("notes", report.notes).end_object();
    return json.take();
}

/// "12.3 MiB".
std::string shown_bytes(std::uint64_t bytes)
{
    constexpr double kibibyte = 1024.0;
    const auto kibibytes = static_cast<double>(bytes) / kibibyte;
    return kibibytes < kibibyte ? fmt::format("{:.1f} KiB", kibibytes)
                                : fmt::format("{:.1f} MiB", kibibytes / kibibyte);
}

void print_page(Console& console, const OutputOptions& output, const StatusReport& report)
{
    Report page{console.out};
    page.title(say("Store {}", report.store));
    page.field(say("size"), say("{}, schema {}", shown_bytes(report.store_bytes), report.schema));
    page.field(say("mails"), fmt::format("{}", report.messages));
    page.field(say("advisories"),
               say("{}, {} of them unread notices (no parser knows them)",
                   report.advisories,
                   report.unread_notices));
    page.field(say("index"),
               report.unindexed == 0
                   ? std::string{say("up to date")}
                   : say("{} advisories wait, searches read them one by one", report.unindexed));

    page.heading(report.folders.empty() ? say("No mailbox was ever polled.") : say("Mailboxes"));
    Listing{folder_columns, output, console}.print(rows_of(report.folders), {});
    page.heading(report.sources.empty() ? say("No source is watched yet.") : say("Sources"));
    Listing{source_columns, output, console}.print(rows_of(report.sources), {});
    page.heading(report.sinks.empty() ? say("No alert was ever delivered.") : say("Alerts"));
    Listing{sink_columns, output, console}.print(rows_of(report.sinks), {});

    if (!report.notes.empty())
        page.heading(say("To do:"));
    for (const auto& note : report.notes)
        page.point(note);
    page.heading(report.faults.empty() ? say("Nothing is wrong.") : say("Wrong:"));
    for (const auto& fault : report.faults)
        page.point(sentence(fault));
}

ExitStatus show_status(Context& context, const StatusOptions& options)
{
    auto& console = context.console;
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();
    auto db = open_for_reading(context, *settings);
    if (!db)
        return db.error();

    const auto report = make_status_report(*db, *settings, console.clock());
    switch (options.output.format) {
        case Format::json:
            console.out << json_of(report) << '\n';
            break;
        case Format::csv:
            Listing{folder_columns, options.output, console}.print(rows_of(report.folders), {});
            break;
        case Format::table:
            print_page(console, options.output, report);
            break;
    }
    return report.faults.empty() ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace

void add_status(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "status",
                               say("Tells how mailboxes, sources, alerts and the store stand"),
                               show_status);
    command.footer(say(
        "With --config it also finds mailboxes that were never polled, or not for three "
        "intervals.\n"
        "A fault is one line: what is wrong, since when, what advisoryd does about it, and what\n"
        "to do; docs/operations.md has a paragraph for each.\n"
        "csv lists the folders only. Exit status 1 when anything is wrong.\n"
        "Example: advisoryctl status --format json"));

    add_listing_options(command, command.options->output);
}

}  // namespace advisory::cli
