#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/inventory_columns.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

namespace {

struct InventoryShowOptions {
    std::string product_id;
    OutputOptions output;
};

template <class Entries>
void write_entries(text::JsonWriter& json,
                   std::string_view name,
                   const std::vector<Column>& columns,
                   const Entries& entries)
{
    json.key(name).begin_array();
    for (const auto& entry : entries) {
        json.begin_object();
        write_members(json, columns, row_of(entry));
        json.end_object();
    }
    json.end_array();
}

void write_product(text::JsonWriter& json,
                   storage::InventoryStore& store,
                   const ProductVersion& product)
{
    json.begin_object();
    write_members(json, product_columns(), row_of(product));
    write_entries(json, "components", component_columns(), store.components_of(product.row));
    write_entries(json,
                  "installations",
                  installation_columns(),
                  store.installations_of(product.row));
    json.end_object();
}

void print_product(Report& page, storage::InventoryStore& store, const ProductVersion& product)
{
    page.title(fmt::format("{}  {}",
                           product.product_id,
                           name_and_version(product.product_name, product.version)));
    page.field("model", product.model);
    page.field("vendor", product.vendor);
    page.field("lifecycle", product.lifecycle);
    page.field("JMDN class", product.jmdn_class);
    page.field("approval no.", product.approval_no);
    page.field("retention", product.retention_class);

    page.heading("Components");
    for (const auto& component : store.components_of(product.row))
        page.point(fmt::format("{}{}{}",
                               name_and_version(component.name, component.version),
                               component.vendor.empty() ? "" : ", " + component.vendor,
                               component.purl.empty() ? "" : ", " + component.purl));

    page.heading("Installations");
    for (const auto& installation : store.installations_of(product.row))
        page.point(
            fmt::format("{} {}{}",
                        installation.institution_id,
                        installation.institution_name,
                        installation.serial.empty() ? "" : ", serial " + installation.serial));
}

ExitStatus show_product(Context& context, const InventoryShowOptions& options)
{
    auto& out = context.console.out;

    const auto show = [&](storage::Database& db) {
        storage::InventoryStore store{db};
        const auto products = store.find(options.product_id);
        if (products.empty()) {
            complain(context.console,
                     fmt::format("no product {} is registered", options.product_id),
                     "`advisoryctl inventory list` lists them");
            return ExitStatus::not_found;
        }

        Report page{out};
        for (const auto& product : products) {
            if (options.output.format == Format::json) {
                text::JsonWriter json;
                write_product(json, store, product);
                out << json.take() << '\n';
                continue;
            }
            if (&product != &products.front())
                out << '\n';
            print_product(page, store, product);
        }
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, show);
}

}  // namespace

void add_inventory_show(CLI::App& inventory, Context& context)
{
    const auto command = add_command(inventory,
                                     context,
                                     "show",
                                     "Shows every version of a product with all that is in it",
                                     show_product);
    command.app->footer(
        "Exit status 3 when the product is not registered.\n"
        "Example: advisoryctl inventory show P-100");

    command.app->add_option("PRODUCT_ID", command.options->product_id, "Id of the product")
        ->required();
    add_page_options(*command.app, command.options->output);
}

}  // namespace advisory::cli
