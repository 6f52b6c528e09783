#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/inventory_columns.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"
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

std::vector<Row> sbom_rows(storage::InventoryStore& store)
{
    std::vector<Row> rows;
    for (const auto& product : store.products()) {
        for (const auto& sbom : store.sboms_of(product.row))
            rows.push_back(row_of(product, sbom));
    }
    return rows;
}

ExitStatus list_inventory(Context& context, const InventoryListOptions& options)
{
    const auto print = [&](const std::vector<Column>& columns, const std::vector<Row>& rows) {
        Listing{columns, options.output, context.console}.print(rows, say("None is registered."));
    };

    const auto list = [&](storage::Database& db) {
        storage::InventoryStore store{db};
        if (options.what == "components")
            print(component_columns(), rows_of(store.components()));
        else if (options.what == "installations")
            print(installation_columns(), rows_of(all_installations(store)));
        else if (options.what == "sboms")
            print(sbom_columns(), sbom_rows(store));
        else
            print(product_columns(), rows_of(store.products()));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

}  // namespace

void add_inventory_list(Command& inventory, Context& context)
{
    auto command =
        add_command(inventory,
                    context,
                    "list",
                    say("Lists products, components, installations or bills of materials"),
                    list_inventory);
    command.footer(
        say("What was listed as csv can be imported again; only a list of sboms cannot.\n"
            "Example: advisoryctl inventory list components --format csv"));

    command.option("WHAT", command.options->what, say("What to list (default: products)"))
        .type_name("products|components|installations|sboms")
        .one_of({"products", "components", "installations", "sboms"});
    add_listing_options(command, command.options->output);
}

}  // namespace advisory::cli
