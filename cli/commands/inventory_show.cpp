#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/inventory_columns.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "cli/report.hpp"
#include "language/say.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

namespace {

struct InventoryShowOptions {
    std::string product_id;
    OutputOptions output;
};

using KeptSbom = storage::InventoryStore::KeptSbom;

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

void write_components(text::JsonWriter& json,
                      storage::InventoryStore& store,
                      std::int64_t product_row)
{
    json.key("components").begin_array();
    for (const auto& component : store.components_of(product_row)) {
        json.begin_object();
        write_members(json, component_columns(), row_of(component));
        json.field("paths", store.paths_of(component.row)).end_object();
    }
    json.end_array();
}

void write_sboms(text::JsonWriter& json,
                 storage::InventoryStore& store,
                 const ProductVersion& product)
{
    json.key("sboms").begin_array();
    for (const auto& sbom : store.sboms_of(product.row)) {
        json.begin_object();
        write_members(json, sbom_columns(), row_of(product, sbom));
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
    write_components(json, store, product.row);
    write_entries(json,
                  "installations",
                  installation_columns(),
                  store.installations_of(product.row));
    write_sboms(json, store, product);
    json.end_object();
}

void print_components(Report& page, storage::InventoryStore& store, std::int64_t product_row)
{
    page.heading(say("Components"));
    for (const auto& component : store.components_of(product_row)) {
        page.point(fmt::format("{}{}{}",
                               name_and_version(component.name, component.version),
                               component.vendor.empty() ? "" : ", " + component.vendor,
                               component.purl.empty() ? "" : ", " + component.purl));
        for (const auto& path : store.paths_of(component.row))
            page.line(say("    inside of {}", path));
    }
}

/// The bills of materials, newest first; no heading where there never was one.
void print_sboms(Report& page, const std::vector<KeptSbom>& sboms)
{
    if (sboms.empty())
        return;
    page.heading(say("Bills of materials"));
    for (const auto& sbom : sboms)
        page.point(say("{}, {}, imported {}: {}, {} components, {} findings",
                       sbom.name,
                       name_and_version(sbom.document.format, sbom.document.spec_version),
                       format_minute(sbom.imported_at),
                       sbom.is_in_force ? say("in force") : say("history, another took its place"),
                       sbom.components,
                       sbom.findings));
}

void print_product(Report& page, storage::InventoryStore& store, const ProductVersion& product)
{
    page.title(fmt::format("{}  {}",
                           product.product_id,
                           name_and_version(product.product_name, product.version)));
    page.field(say("model"), product.model);
    page.field(say("vendor"), product.vendor);
    page.field(say("lifecycle"), product.lifecycle);
    page.field(say("JMDN class"), product.jmdn_class);
    page.field(say("approval no."), product.approval_no);
    page.field(say("retention"), product.retention_class);
    page.field(say("least severity"), product.least_severity);

    print_components(page, store, product.row);
    print_sboms(page, store.sboms_of(product.row));

    page.heading(say("Installations"));
    for (const auto& installation : store.installations_of(product.row))
        page.point(fmt::format(
            "{} {}{}",
            installation.institution_id,
            installation.institution_name,
            installation.serial.empty() ? "" : say(", serial {}", installation.serial)));
}

ExitStatus show_product(Context& context, const InventoryShowOptions& options)
{
    auto& out = context.console.out;

    const auto show = [&](storage::Database& db) {
        storage::InventoryStore store{db};
        const auto products = store.find(options.product_id);
        if (products.empty()) {
            complain(context.console,
                     say("no product {} is registered", options.product_id),
                     say("`advisoryctl inventory list` lists them"));
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

void add_inventory_show(Command& inventory, Context& context)
{
    auto command = add_command(inventory,
                               context,
                               "show",
                               say("Shows every version of a product with all that is in it"),
                               show_product);
    command.footer(
        say("Exit status 3 when the product is not registered.\n"
            "Example: advisoryctl inventory show P-100"));

    command.option("PRODUCT_ID", command.options->product_id, say("Id of the product")).required();
    add_page_options(command, command.options->output);
}

}  // namespace advisory::cli
