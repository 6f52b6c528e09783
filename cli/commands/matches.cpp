#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <ostream>
#include <ranges>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "cli/rollup.hpp"
#include "core/vocabulary.hpp"
#include "storage/match_store.hpp"

namespace advisory::cli {

namespace {

constexpr std::chrono::days usual_period{30};

struct MatchesOptions {
    std::string since;
    std::string until;
    std::string product;
    std::string advisory;
    std::string cve;
    std::vector<std::string> verdicts{"affected", "review"};
    std::string severity;
    std::string state;
    std::size_t limit = 1000;
    std::string rollup;
    bool follow = false;
    OutputOptions output;
};

storage::MatchQuery query_of(const MatchesOptions& options, Time now)
{
    storage::MatchQuery query{
        .since = read_moment(options.since, DayEnd::begin, now),
        .until = read_moment(options.until, DayEnd::end, now),
        .product = options.product,
        .advisory = options.advisory,
        .cve = options.cve,
        .verdicts = {},
        .severity = options.severity,
        .state = options.state,
        .limit = options.limit + 1,  // One more tells whether there are more.
    };

    if (!query.since && !query.until)
        query.since = now - usual_period;
    for (const auto& word : options.verdicts) {
        if (const auto verdict = verdict_named(word))
            query.verdicts.push_back(*verdict);
    }
    return query;
}

std::vector<Row> rows_of(const std::vector<storage::StoredMatch>& matches)
{
    std::vector<Row> rows;
    rows.reserve(matches.size());
    for (const auto& match : matches)
        rows.push_back(match_row(match));
    return rows;
}

std::int64_t last_row(const std::vector<storage::StoredMatch>& matches, std::int64_t before)
{
    for (const auto& match : matches)
        before = std::max(before, match.row);
    return before;
}

/// Prints whatever comes in, the oldest first, until the user ends it or stops reading.
void follow(storage::MatchStore& store,
            storage::MatchQuery query,
            Listing& listing,
            Console& console)
{
    query.limit = std::numeric_limits<std::int32_t>::max();
    while (console.pause() && console.out.good()) {
        auto matches = store.list(query);
        std::ranges::reverse(matches);

        query.after = last_row(matches, query.after);
        listing.print(rows_of(matches), {});
    }
}

ExitStatus list_matches(Context& context, const MatchesOptions& options)
{
    auto& console = context.console;
    auto query = query_of(options, console.clock());

    const auto list = [&](storage::Database& db) {
        storage::MatchStore store{db};
        auto matches = store.list(query);
        query.after = last_row(matches, 0);

        const bool is_cut = matches.size() > options.limit;
        if (is_cut)
            matches.pop_back();
        const auto by = options.rollup == "product" ? Rollup::product : Rollup::institution;
        Listing listing{options.rollup.empty() ? match_columns() : rollup_columns(by),
                        options.output,
                        console};
        listing.print(options.rollup.empty() ? rows_of(matches) : rollup_rows(by, matches, db),
                      options.since.empty() && options.until.empty()
                          ? "No such match in the last 30 days; --since looks further back."
                          : "No such match.");
        if (is_cut)
            complain(console,
                     fmt::format("only the newest {} are shown", options.limit),
                     "--limit N shows more");

        if (options.follow)
            follow(store, query, listing, console);
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

/// "CVE-2021-44228" for any case; refuses what is no CVE id.
CLI::Validator cve_validator()
{
    const auto check = [](std::string& text) -> std::string {
        std::ranges::transform(text, text.begin(), [](char letter) {
            return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        });

        constexpr std::string_view digits = "0123456789";
        const auto number = std::string_view{text}.substr(std::min<std::size_t>(text.size(), 9));
        const bool is_cve = text.starts_with("CVE-") && text.size() >= 13 && text[8] == '-' &&
                            std::string_view{text}.substr(4, 4).find_first_not_of(digits) ==
                                std::string_view::npos &&
                            number.find_first_not_of(digits) == std::string_view::npos;
        return is_cve ? "" : fmt::format("\"{}\" is no CVE id, as in CVE-2021-44228", text);
    };
    return {check, ""};
}

void add_filters(CLI::App& command, MatchesOptions& options)
{
    command.add_option("--since", options.since, "Made since: 7d, 12h, 2026-11-01 (default: 30d)")
        ->type_name("WHEN")
        ->check(moment_validator());
    command.add_option("--until", options.until, "Made until; a date counts whole")
        ->type_name("WHEN")
        ->check(moment_validator());
    command.add_option("--product", options.product, "Only of this product")->type_name("ID");
    command.add_option("--advisory", options.advisory, "Only from this advisory")->type_name("ID");
    command.add_option("--cve", options.cve, "Only about this CVE")
        ->type_name("CVE")
        ->transform(cve_validator());
    command.add_option("--verdict", options.verdicts, "Only these (default: affected,review)")
        ->type_name("VERDICT[,...]")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->check(one_of({"affected", "review", "not_affected"}));
    command
        .add_option("--severity",
                    options.severity,
                    "This or graver; what has no score is never hidden")
        ->type_name("low|medium|high|critical")
        ->check(one_of({"low", "medium", "high", "critical"}));
    command.add_option("--state", options.state, "Only cases in this state")
        ->type_name("STATE")
        ->check(one_of({"RECEIVED",
                        "CONFIRMED",
                        "EVALUATING",
                        "NOT_APPLICABLE",
                        "DECIDED",
                        "ACTING",
                        "INFORMING",
                        "DISCLOSED",
                        "CLOSED",
                        "QUARANTINED",
                        "DUPLICATE",
                        "REOPENED"}));
}

}  // namespace

void add_matches(CLI::App& app, Context& context)
{
    const auto command = add_command(app,
                                     context,
                                     "matches",
                                     "Lists the matches of advisories and products, newest first",
                                     list_matches);
    command.app->footer(
        "`advisoryctl explain MATCH` says why a verdict is what it is. --by sums up the newest\n"
        "matches that --limit lets through.\n"
        "Example: advisoryctl matches --since 7d --severity high");

    auto& options = *command.options;
    add_filters(*command.app, options);
    command.app->add_option("--limit", options.limit, "Show at most this many (default: 1000)")
        ->type_name("N")
        ->check(limit_validator());
    auto* const rollup =
        command.app
            ->add_option("--by", options.rollup, "Sum up by product version, or by institution")
            ->type_name("product|institution")
            ->check(one_of({"product", "institution"}));
    command.app->add_flag("--follow", options.follow, "Then wait for new ones, until Ctrl-C")
        ->excludes(rollup);
    add_listing_options(*command.app, options.output);
}

}  // namespace advisory::cli
