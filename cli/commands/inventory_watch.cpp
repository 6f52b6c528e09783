#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/reevaluate.hpp"
#include "language/say.hpp"
#include "storage/watch_store.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

namespace {

struct WatchOptions {
    std::string term;
    std::string note;
    std::string source;
};

struct WatchListOptions {
    OutputOptions output;
};

struct WatchRemoveOptions {
    std::string term;
    std::string by;
};

const std::vector<Column> columns_of_inventory_watch{
    {.name = "watch_id", .heading = mark("WATCH")},
    {.name = "term", .heading = mark("TERM")},
    {.name = "note", .heading = mark("NOTE"), .fit = Column::Fit::shortened},
    {.name = "source", .heading = mark("SOURCE"), .fit = Column::Fit::shortened},
    {.name = "product_id", .heading = {}},
};

/// The record of who asked for it, which the store keeps as it keeps an imported file.
storage::InventoryDocument record_of(const WatchOptions& options, Time now)
{
    auto text = fmt::format("watch term: {}\nnote: {}\nsource: {}\ntime: {}\n",
                            options.term,
                            options.note,
                            options.source,
                            format_rfc3339(now));
    auto hash = trust::sha256_hex(text);
    return {
        .name = "watch term",
        .sha256 = std::move(hash),
        .bytes = std::move(text),
        .imported_at = now,
    };
}

ExitStatus add_term(Context& context, const WatchOptions& options)
{
    auto& console = context.console;
    const auto add = [&](storage::Database& db) {
        storage::Transaction transaction{db};
        const auto row = storage::WatchStore{db}.add(
            {.row = 0, .term = options.term, .note = options.note, .source = options.source},
            record_of(options, console.clock()));
        transaction.commit();

        console.out << say("watch term {}\n", row);
        print_reevaluation(console, reevaluate(db, console, ingest::Reevaluation::Which::outdated));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, add);
}

ExitStatus list_terms(Context& context, const WatchListOptions& options)
{
    const auto list = [&](storage::Database& db) {
        std::vector<Row> rows;
        for (const auto& [term, product] : storage::WatchStore{db}.list())
            rows.push_back({term.row, term.term, term.note, term.source, product.product_id});
        Listing{columns_of_inventory_watch, options.output, context.console}.print(
            rows,
            say("Nothing is watched for."));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

ExitStatus remove_term(Context& context, const WatchRemoveOptions& options)
{
    auto& console = context.console;
    const auto remove = [&](storage::Database& db) {
        storage::WatchStore store{db};
        const auto terms = store.list();
        const auto found = std::ranges::find_if(terms, [&](const storage::WatchedTerm& watched) {
            return watched.term.term == options.term;
        });
        if (found == terms.end()) {
            complain(console,
                     say("\"{}\" is not watched for", options.term),
                     say("`advisoryctl inventory watch list` lists what is"));
            return ExitStatus::not_found;
        }
        storage::Transaction transaction{db};
        store.remove(found->term.row, options.by, console.clock());
        transaction.commit();
        print_reevaluation(console, reevaluate(db, console, ingest::Reevaluation::Which::outdated));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, remove);
}

}  // namespace

void add_inventory_watch(Command& inventory, Context& context)
{
    auto watch =
        inventory.subcommand("watch", say("Names to watch for though no product is registered"));
    watch.footer(say("Example: advisoryctl inventory watch list"));

    auto add = add_command(watch, context, "add", say("Watches for a name"), add_term);
    add.footer(
        say("A notice with this name in title or text is a review of the product watch:TERM.\n"
            "Example: advisoryctl inventory watch add 'Acme RTOS' --note 'planned for P-300' "
            "--source 'Sato Y.'"));
    add.option("TERM", add.options->term, say("A maker, a product, a word"))
        .required()
        .check(not_blank);
    add.option("--note", add.options->note, say("Why")).type_name("TEXT");
    add.option("--source", add.options->source, say("Who wants it"))
        .type_name("NAME")
        .required()
        .check(not_blank);

    auto list = add_command(watch, context, "list", say("Lists the terms"), list_terms);
    list.footer(say("Example: advisoryctl inventory watch list --format csv"));
    add_listing_options(list, list.options->output);

    auto remove =
        add_command(watch, context, "remove", say("Stops watching for a name"), remove_term);
    remove.footer(
        say("Exit status 3 when it is not watched for.\n"
            "Example: advisoryctl inventory watch remove 'Acme RTOS' --by 'Sato Y.'"));
    remove.option("TERM", remove.options->term, say("As it was added")).required();
    remove.option("--by", remove.options->by, say("Who decides"))
        .type_name("NAME")
        .required()
        .check(not_blank);
    watch.needs_subcommand();
}

}  // namespace advisory::cli
