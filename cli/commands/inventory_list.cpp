#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/inventory_columns.hpp"
#include "cli/options.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

namespace {

struct InventoryListOptions {
    std::string what = "products";
    OutputOptions output;
};

template <class Entries>
std::vector<Row> rows_of(const Entries& entries)
{
    std::vector<Row> rows;
    rows.reserve(entries.size());
    for (const auto& entry : entries)
        rows.push_back(row_of(entry));
    return rows;
}

std::vector<Installation> all_installations(storage::InventoryStore& store)
{
    std::vector<Installation> all;
    for (const auto& product : store.products()) {
        auto some = store.installations_of(product.row);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

ExitStatus list_inventory(Context& context, const InventoryListOptions& options)
{
    const auto print = [&](const std::vector<Column>& columns, const std::vector<Row>& rows) {
        Listing{columns, options.output, context.console}.print(rows, "None is registered.");
    };

    const auto list = [&](storage::Database& db) {
        storage::InventoryStore store{db};
        if (options.what == "components")
            print(component_columns(), rows_of(store.components()));
        else if (options.what == "installations")
            print(installation_columns(), rows_of(all_installations(store)));
        else
            print(product_columns(), rows_of(store.products()));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

}  // namespace

void add_inventory_list(CLI::App& inventory, Context& context)
{
    const auto command =
        add_command(inventory,
                    context,
                    "list",
                    "Lists products, their components, or where they are installed",
                    list_inventory);
    command.app->footer(
        "What was listed as csv can be imported again.\n"
        "Example: advisoryctl inventory list components --format csv");

    command.app->add_option("WHAT", command.options->what, "What to list (default: products)")
        ->type_name("products|components|installations")
        ->check(one_of({"products", "components", "installations"}));
    add_listing_options(*command.app, command.options->output);
}

}  // namespace advisory::cli
