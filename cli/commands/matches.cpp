#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <ranges>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "cli/rollup.hpp"
#include "core/vocabulary.hpp"
#include "ingest/reevaluation.hpp"
#include "language/say.hpp"
#include "storage/advisory_store.hpp"
#include "storage/inventory_store.hpp"
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
    std::optional<std::size_t> limit;
    std::string rollup;
    bool follow = false;
    OutputOptions output;
};

constexpr std::size_t no_limit = std::numeric_limits<std::int32_t>::max();

/// A table is for the eye. A file for a script, and a sum, that silently end somewhere would
/// be wrong.
std::size_t limit_of(const MatchesOptions& options)
{
    constexpr std::size_t usual = 200;
    const bool is_table = options.output.format == Format::table && options.rollup.empty();
    return options.limit.value_or(is_table ? usual : no_limit);
}

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
        .limit = limit_of(options),
        .after = {},
    };

    if (!query.since && !query.until)
        query.since = now - usual_period;
    for (const auto& word : options.verdicts) {
        if (const auto verdict = verdict_named(word))
            query.verdicts.push_back(*verdict);
    }
    return query;
}

std::string_view nothing_found(const MatchesOptions& options)
{
    return options.since.empty() && options.until.empty()
               ? say("No match was found in the last 30 days; --since looks further back.")
               : say("No match was found.");
}

std::string hint_for(const std::optional<std::string>& spelling, std::string_view list)
{
    return spelling ? std::string{say("did you mean {}?", *spelling)} : std::string{list};
}

/// What a filter names that is not there. Without a word on it the empty list would look like an
/// all-clear.
std::optional<Error> find_unknown(storage::Database& db, const MatchesOptions& options)
{
    if (!options.product.empty()) {
        const auto spelling = storage::InventoryStore{db}.spelling_of(options.product);
        if (spelling != options.product)
            return Error{Errc::not_found,
                         say("no product {} is registered", options.product),
                         hint_for(spelling, say("`advisoryctl inventory list` lists them"))};
    }
    if (!options.advisory.empty()) {
        const auto spelling = storage::AdvisoryStore{db}.spelling_of(options.advisory);
        if (spelling != options.advisory)
            return Error{Errc::not_found,
                         say("there is no advisory {}", options.advisory),
                         hint_for(spelling, say("`advisoryctl advisories` lists them"))};
    }
    return std::nullopt;
}

/// Calls back for each match of a query. True when there are older ones behind its limit.
template <class Take>
bool visit_newest(storage::MatchStore& store, storage::MatchQuery query, Take take)
{
    const auto limit = query.limit++;
    std::size_t taken = 0;
    store.visit(query, [&](const storage::StoredMatch& match) {
        if (++taken <= limit)
            take(match);
    });
    return taken > limit;
}

void tell_of_older(std::size_t limit, Console& console)
{
    complain(console, say("only the newest {} are shown", limit), say("--limit N shows more"));
}

/// A person must not take a list for complete that an interrupted import left behind. Scripts ask
/// `status`.
void tell_of_unevaluated(storage::Database& db, const MatchesOptions& options, Console& console)
{
    if (options.output.format != Format::table)
        return;
    if (const auto count = ingest::count_outdated(db); count > 0)
        complain(console,
                 say("{} advisories are not evaluated against today's inventory yet, so matches "
                     "of theirs may be missing",
                     count),
                 say("a running advisoryd evaluates them within a minute; `advisoryctl rematch` "
                     "does so at once"));
}

/// Matches on their way out. They are some kilobytes each and not kept; of JSON and CSV not even
/// their lines are.
class MatchPrinter {
public:
    MatchPrinter(const MatchesOptions& options, Console& console)
        : options_{options}, listing_{match_columns(), options.output, console}
    {}

    void add(const storage::StoredMatch& match)
    {
        constexpr std::size_t batch = 1'000;
        last_ = std::max(last_, match.row);
        rows_.push_back(match_row(match));
        if (rows_.size() == batch && options_.output.format != Format::table)
            print();
    }

    void print()
    {
        listing_.print(rows_, nothing_found(options_));
        rows_.clear();
    }

    /// The highest row of the store that came; 0 before the first.
    [[nodiscard]] std::int64_t last() const { return last_; }

private:
    const MatchesOptions& options_;
    Listing listing_;
    std::vector<Row> rows_;
    std::int64_t last_ = 0;
};

/// Prints whatever comes in, the oldest first, until the user ends it or stops reading.
void follow(storage::MatchStore& store,
            storage::MatchQuery query,
            MatchPrinter& printer,
            Console& console)
{
    query.limit = no_limit;
    while (console.pause() && console.out.good()) {
        query.after = printer.last();
        store.visit(query, [&](const storage::StoredMatch& match) { printer.add(match); });
        printer.print();
    }
}

ExitStatus print_list(storage::Database& db,
                      const storage::MatchQuery& query,
                      const MatchesOptions& options,
                      Console& console)
{
    storage::MatchStore store{db};
    MatchPrinter printer{options, console};
    const bool is_cut = visit_newest(store, query, [&](const auto& match) { printer.add(match); });
    printer.print();
    if (is_cut)
        tell_of_older(query.limit, console);
    tell_of_unevaluated(db, options, console);
    if (options.follow)
        follow(store, query, printer, console);
    return ExitStatus::done;
}

ExitStatus print_sums(storage::Database& db,
                      const storage::MatchQuery& query,
                      const MatchesOptions& options,
                      Console& console)
{
    storage::MatchStore store{db};
    MatchSums sums;
    const bool is_cut = visit_newest(store, query, [&](const auto& match) { sums.add(match); });
    const auto by = options.rollup == "product" ? Rollup::product : Rollup::institution;
    Listing listing{rollup_columns(by), options.output, console};
    listing.print(sums.rows(by, db), nothing_found(options));
    if (is_cut)
        tell_of_older(query.limit, console);
    tell_of_unevaluated(db, options, console);
    return ExitStatus::done;
}

ExitStatus list_matches(Context& context, const MatchesOptions& options)
{
    auto& console = context.console;
    const auto query = query_of(options, console.clock());
    context.avoids_pager = context.avoids_pager || options.follow;

    const auto print = [&](storage::Database& db) {
        const auto unknown = find_unknown(db, options);
        if (unknown)
            complain(console, *unknown);
        // Who follows may wait for what is to come.
        if (unknown && !options.follow)
            return ExitStatus::not_found;
        return options.rollup.empty() ? print_list(db, query, options, console)
                                      : print_sums(db, query, options, console);
    };
    return with_store(context, storage::Database::Access::read_only, print);
}

/// "CVE-2021-44228" for any case; refuses what is no CVE id.
std::string read_cve(std::string& text)
{
    std::ranges::transform(text, text.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });

    constexpr std::string_view digits = "0123456789";
    const auto number = std::string_view{text}.substr(std::min<std::size_t>(text.size(), 9));
    const bool is_cve =
        text.starts_with("CVE-") && text.size() >= 13 && text[8] == '-' &&
        std::string_view{text}.substr(4, 4).find_first_not_of(digits) == std::string_view::npos &&
        number.find_first_not_of(digits) == std::string_view::npos;
    return is_cve ? "" : say("\"{}\" is no CVE id, as in CVE-2021-44228", text);
}

void add_filters(Command& command, MatchesOptions& options)
{
    command.option("--since", options.since, say("Made since: 7d, 12h, 2026-11-01 (default: 30d)"))
        .type_name("WHEN")
        .check(only_moment);
    command.option("--until", options.until, say("Made until; a date counts whole"))
        .type_name("WHEN")
        .check(only_moment);
    command.option("--product", options.product, say("Only of this product")).type_name("ID");
    command.option("--advisory", options.advisory, say("Only from this advisory")).type_name("ID");
    command.option("--cve", options.cve, say("Only about this CVE"))
        .type_name("CVE")
        .rewrite(read_cve);
    command.option("--verdict", options.verdicts, say("Only these (default: affected,review)"))
        .type_name("VERDICT[,...]")
        .separated_by(',')
        .one_of({"affected", "review", "not_affected"});
    command
        .option("--severity",
                options.severity,
                say("This or graver; what has no score is never hidden"))
        .type_name("low|medium|high|critical")
        .one_of({"low", "medium", "high", "critical"});
    command.option("--state", options.state, say("Only cases in this state"))
        .type_name("STATE")
        .one_of({"RECEIVED",
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
                 "REOPENED"});
}

}  // namespace

void add_matches(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "matches",
                               say("Lists the matches of advisories and products, newest first"),
                               list_matches);
    command.footer(
        say("`advisoryctl explain MATCH` says why a verdict is what it is.\n"
            "Exit status 3 when there is no such product or advisory.\n"
            "Example: advisoryctl matches --since 7d --severity high"));

    auto& options = *command.options;
    add_filters(command, options);
    command
        .option("--limit",
                options.limit,
                say("Show at most this many (default: 200 in a table, else all)"))
        .type_name("N")
        .within(least_limit, most_limit);
    command.option("--by", options.rollup, say("Sum up by product version, or by institution"))
        .type_name("product|institution")
        .one_of({"product", "institution"});
    command.flag("--follow", options.follow, say("Then wait for new ones, until Ctrl-C"))
        .excludes("--by");
    add_listing_options(command, options.output);
}

}  // namespace advisory::cli
