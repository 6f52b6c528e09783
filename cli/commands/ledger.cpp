#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "ingest/ledger.hpp"
#include "language/say.hpp"
#include "storage/mailbox_store.hpp"

namespace advisory::cli {

namespace {

struct LedgerOptions {
    std::string since = "30d";
    std::string until;
    std::string source;
    OutputOptions output;
};

const std::vector<Column> columns_of_ledger{
    {.name = "day", .heading = mark("DAY")},
    {.name = "source", .heading = mark("SOURCE")},
    {.name = "mailbox", .heading = mark("MAILBOX")},
    {.name = "folder", .heading = mark("FOLDER"), .fit = Column::Fit::shortened},
    {.name = "polls", .heading = mark("POLLS")},
    {.name = "failed_polls", .heading = mark("FAILED")},
    {.name = "first_poll", .heading = {}},
    {.name = "last_poll", .heading = {}},
    {.name = "longest_unread_seconds", .heading = mark("UNREAD s"), .fit = Column::Fit::left_out},
    {.name = "received", .heading = mark("MAILS")},
    {.name = "newest_id", .heading = mark("NEWEST"), .fit = Column::Fit::shortened},
    {.name = "median_lag_seconds", .heading = mark("LAG s"), .fit = Column::Fit::left_out},
    {.name = "worst_lag_seconds", .heading = mark("WORST s"), .fit = Column::Fit::left_out},
    {.name = "errors", .heading = {}},
    {.name = "note", .heading = mark("NOTE"), .fit = Column::Fit::shortened},
};

Value value_of(const std::optional<std::chrono::seconds>& duration)
{
    return duration ? Value{std::int64_t{duration->count()}} : Value{};
}

Row row_of_day(const ingest::LedgerDay& day)
{
    return {
        day.day,
        day.source,
        day.mailbox,
        day.folder,
        day.polls,
        day.failed,
        cell_of(day.first_poll),
        cell_of(day.last_poll),
        std::int64_t{day.longest_unread.count()},
        day.received,
        day.newest_id,
        value_of(day.median_lag),
        value_of(day.worst_lag),
        day.errors,
        day.note,
    };
}

/// False for a folder that a configuration no longer has.
bool is_configured(const storage::FolderStatus& folder,
                   const std::optional<config::Configuration>& configuration)
{
    if (!configuration)
        return true;
    return std::ranges::any_of(configuration->incoming(), [&](const config::Incoming& mailbox) {
        return mailbox.name == folder.mailbox &&
               std::ranges::find(mailbox.folders, folder.folder) != mailbox.folders.end();
    });
}

std::vector<ingest::PolledFolder> folders_of(
    storage::Database& db,
    const std::optional<config::Configuration>& configuration)
{
    storage::CollectionLedger ledger{db};
    std::vector<ingest::PolledFolder> folders;
    for (const auto& folder : storage::MailboxStore{db}.list()) {
        const auto first = ledger.first_poll(folder.mailbox, folder.folder);
        if (!first)
            continue;

        auto& polled = folders.emplace_back();
        polled.mailbox = folder.mailbox;
        polled.folder = folder.folder;
        polled.first_poll = *first;
        if (!is_configured(folder, configuration))
            polled.last_poll = folder.last_poll;
    }
    return folders;
}

ExitStatus print_ledger(Context& context,
                        const LedgerOptions& options,
                        const Settings& settings,
                        storage::Database& db)
{
    const auto now = context.console.clock();
    const auto second = std::chrono::seconds{1};
    const auto since = *read_time(storage::day_of(*read_moment(options.since, DayEnd::begin, now)));
    const auto given_end =
        options.until.empty() ? now + second : *read_moment(options.until, DayEnd::end, now);
    const auto until = *read_time(storage::day_of(given_end - second)) + std::chrono::days{1};

    storage::CollectionLedger ledger{db};
    const ingest::LedgerEntries entries{
        .polls = ledger.polls(since, until),
        .mails = ledger.mails(since, until),
        .folders = folders_of(db, settings.configuration),
        .sources = storage::SourceStore{db}.list(),
    };
    const bool is_known =
        options.source.empty() || std::ranges::any_of(entries.sources, [&](const auto& source) {
            return source.name == options.source;
        });
    if (!is_known) {
        complain(context.console, say("no source is named \"{}\"", options.source));
        return ExitStatus::not_found;
    }

    std::vector<Row> rows;
    for (const auto& day : ingest::make_ledger(entries, since, until, now))
        if (options.source.empty() || day.source == options.source)
            rows.push_back(row_of_day(day));
    Listing{columns_of_ledger, options.output, context.console}.print(
        rows,
        say("Nothing was polled then."));
    return ExitStatus::done;
}

ExitStatus show_ledger(Context& context, const LedgerOptions& options)
{
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();
    auto db = open_for_reading(context, *settings);
    if (!db)
        return db.error();
    return print_ledger(context, options, *settings, *db);
}

}  // namespace

void add_ledger(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "ledger",
                               say("Lists what was collected, day by day, as evidence"),
                               show_ledger);
    command.footer(say(
        "A row for each day of Japan and each source, then each folder; a day that nobody polled\n"
        "has its row, too. UNREAD is the longest part of the day without a poll that succeeded,\n"
        "LAG the median from the arrival on the server (INTERNALDATE) to our commit.\n"
        "Example: advisoryctl ledger --since 2026-10-01 --until 2026-10-31 --format csv --bom"));

    auto& options = *command.options;
    command.option("--since", options.since, say("First day: 30d, 2026-11-01 (default: 30d)"))
        .type_name("WHEN")
        .check(only_moment);
    command.option("--until", options.until, say("Last day: 2026-11-30 (default: today)"))
        .type_name("WHEN")
        .check(only_moment);
    command.option("--source", options.source, say("Only this source, without the folders"))
        .type_name("NAME");
    add_listing_options(command, options.output);
}

}  // namespace advisory::cli
