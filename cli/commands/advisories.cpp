#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "storage/advisory_store.hpp"

namespace advisory::cli {

namespace {

struct AdvisoriesOptions {
    std::vector<std::string> words;
    std::string source;
    std::string kind;
    std::string since;
    std::optional<std::size_t> limit;
    OutputOptions output;
};

const std::vector<Column> columns_of_advisories{
    {.name = "advisory_id", .heading = mark("ADVISORY")},
    {.name = "source", .heading = {}},
    {.name = "kind", .heading = mark("KIND"), .fit = Column::Fit::shortened},
    {.name = "title", .heading = mark("TITLE"), .fit = Column::Fit::shortened},
    {.name = "published", .heading = mark("PUBLISHED")},
    {.name = "updated", .heading = mark("UPDATED")},
    {.name = "received_at", .heading = {}},
    {.name = "revision", .heading = {}},
    {.name = "cves", .heading = {}},
    {.name = "url", .heading = {}},
};

std::vector<std::string> cves_of(const Advisory& advisory)
{
    std::set<std::string> cves;
    for (const auto& item : advisory.items)
        cves.insert(item.cves.begin(), item.cves.end());
    return {cves.begin(), cves.end()};
}

Row row_of_advisory(const storage::StoredAdvisory& stored)
{
    const auto& advisory = stored.advisory;
    return {
        advisory.id,
        std::string{name_of(advisory.source)},
        std::string{name_of(advisory.kind)},
        advisory.title,
        advisory.published,
        advisory.updated,
        stored.received_at,
        std::int64_t{stored.revision_number},
        cves_of(advisory),
        advisory.url,
    };
}

/// A table is for the eye. A file for a script that silently ends somewhere would be wrong.
std::size_t limit_of(const AdvisoriesOptions& options)
{
    constexpr std::size_t usual = 1'000;
    constexpr std::size_t none = std::numeric_limits<std::int32_t>::max();
    return options.limit.value_or(options.output.format == Format::table ? usual : none);
}

/// Prints what the query finds. True when there is more behind its limit.
bool print_all(storage::Database& db,
               storage::AdvisoryQuery query,
               const OutputOptions& output,
               Console& console)
{
    constexpr std::size_t batch = 1'000;
    const auto limit = query.limit++;  // One more tells whether there are more.
    std::size_t found = 0;
    std::vector<Row> rows;
    Listing listing{columns_of_advisories, output, console};
    storage::AdvisoryStore{db}.visit(query, [&](const storage::StoredAdvisory& stored) {
        if (++found > limit)
            return;
        rows.push_back(row_of_advisory(stored));
        if (rows.size() == batch && output.format != Format::table) {
            listing.print(rows, {});
            rows.clear();
        }
    });
    listing.print(rows, say("No advisory was found."));
    return found > limit;
}

ExitStatus list_advisories(Context& context, const AdvisoriesOptions& options)
{
    const storage::AdvisoryQuery query{
        .words = fmt::format("{}", fmt::join(options.words, " ")),
        .source = source_named(options.source),
        .kind = kind_named(options.kind),
        .since = read_moment(options.since, DayEnd::begin, context.console.clock()),
        .limit = limit_of(options),
    };

    const auto list = [&](storage::Database& db) {
        if (print_all(db, query, options.output, context.console))
            complain(context.console,
                     say("only the last {} are shown", query.limit),
                     say("--limit N shows more"));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

}  // namespace

void add_advisories(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "advisories",
                               say("Lists the advisories, the last to arrive first"),
                               list_advisories);
    command.footer(say(
        "All words of the query must stand in the id, title, text or CVEs; \"several words\" in\n"
        "quotes as one. Width, case, blanks beside Japanese, サーバ or サーバー, ヴァ or バ make "
        "no\n"
        "difference, and one character is a word.\n"
        "Example: advisoryctl advisories --source jpcert 認証 '\"Apache Log4j\"'"));

    auto& options = *command.options;
    command.option("QUERY", options.words, say("Words to search for, Japanese or English"));
    command.option("--source", options.source, say("Only from this source"))
        .type_name("SOURCE")
        .one_of({"jpcert", "ipa", "jvn", "other"});
    command.option("--kind", options.kind, say("Only of this kind; unknown: not understood"))
        .type_name("KIND")
        .one_of({"alert",
                 "weekly_report",
                 "newsflash",
                 "jvn_note",
                 "security_alert",
                 "campaign",
                 "informational",
                 "unknown"});
    command.option("--since", options.since, say("Arrived since: 7d, 12h, 2026-11-01"))
        .type_name("WHEN")
        .check(only_moment);
    command
        .option("--limit",
                options.limit,
                say("Show at most this many (default: 1000 in a table, else all)"))
        .type_name("N")
        .within(least_limit, most_limit);
    add_listing_options(command, options.output);
}

}  // namespace advisory::cli
