#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "storage/inventory_store.hpp"
#include "storage/verdict_change_store.hpp"

namespace advisory::cli {

namespace {

using storage::VerdictChangeStore;

struct ChangesOptions {
    bool is_all = false;
    std::size_t limit = 1000;
    OutputOptions output;
};

const std::vector<Column> columns_of_changes{
    {.name = "match_id", .heading = mark("MATCH")},
    {.name = "made_at", .heading = mark("DATE"), .fit = Column::Fit::left_out},
    {.name = "advisory_id", .heading = mark("ADVISORY")},
    {.name = "product_id", .heading = {}},
    {.name = "product_version", .heading = {}},
    {.name = "component", .heading = {}},
    {.name = "component_version", .heading = {}},
    {.name = {}, .heading = mark("PRODUCT"), .fit = Column::Fit::shortened},
    {.name = {}, .heading = mark("COMPONENT"), .fit = Column::Fit::shortened},
    {.name = "before", .heading = mark("IS")},
    {.name = "verdict", .heading = mark("WOULD BE")},
    {.name = "cause", .heading = mark("CAUSE"), .fit = Column::Fit::shortened},
    {.name = "why", .heading = {}},
    {.name = "decision", .heading = mark("DECISION")},
    {.name = "decided_by", .heading = {}},
    {.name = "reason", .heading = {}},
    {.name = "decided_at", .heading = {}},
};

/// What became of a change, or whom it waits for. Empty: it made the verdict graver.
std::string decision_of(const VerdictChangeStore::Listed& listed,
                        storage::InventoryStore& inventory)
{
    const auto& [change, match] = listed;
    if (change.is_waiting())
        return "waits";
    if (change.decision)
        return change.decision == storage::Decision::accepted ? "accepted" : "kept";
    if (change.verdict >= change.before)
        return "";
    const bool is_removed =
        match.superseded_by && inventory.was_removed(match.match.product, match.match.component);
    return is_removed ? "removed" : "superseded";
}

Row row_of_change(const VerdictChangeStore::Listed& listed, storage::InventoryStore& inventory)
{
    const auto& [change, match] = listed;
    return {
        change.match,
        change.made_at,
        match.advisory_id,
        match.product.product_id,
        match.product.version,
        match.component.name,
        match.component.version,
        name_and_version(match.product.product_id, match.product.version),
        name_and_version(match.component.name, match.component.version),
        std::string{name_of(change.before)},
        std::string{name_of(change.verdict)},
        change.cause.empty() ? "notice" : change.cause,
        change.why,
        decision_of(listed, inventory),
        change.decided_by,
        change.reason,
        change.decided_at ? Value{*change.decided_at} : Value{},
    };
}

ExitStatus list_changes(Context& context, const ChangesOptions& options)
{
    const auto list = [&](storage::Database& db) {
        VerdictChangeStore store{db};
        storage::InventoryStore inventory{db};
        const auto which =
            options.is_all ? VerdictChangeStore::Which::all : VerdictChangeStore::Which::waiting;
        std::vector<Row> rows;
        for (const auto& listed : store.list(which, options.limit))
            rows.push_back(row_of_change(listed, inventory));
        Listing{columns_of_changes, options.output, context.console}.print(
            rows,
            options.is_all ? say("No verdict has changed.")
                           : say("No verdict waits for a person; --all lists all changes."));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

}  // namespace

void add_changes(Command& app, Context& context)
{
    auto command =
        add_command(app,
                    context,
                    "changes",
                    say("Lists verdicts that would become less grave, and those that changed"),
                    list_changes);
    command.footer(
        say("A changed inventory, alias or rule never lowers a verdict by itself: the graver one\n"
            "stays until `advisoryctl accept MATCH` says that it may go.\n"
            "Example: advisoryctl changes --all --format csv"));

    auto& options = *command.options;
    command.flag("--all", options.is_all, say("Also raised verdicts and what was decided"));
    command.option("--limit", options.limit, say("Show at most this many (default: 1000)"))
        .type_name("N")
        .within(least_limit, most_limit);
    add_listing_options(command, options.output);
}

}  // namespace advisory::cli
