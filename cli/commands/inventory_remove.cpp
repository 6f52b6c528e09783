#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/match_record.hpp"
#include "cli/options.hpp"
#include "cli/reevaluate.hpp"
#include "language/say.hpp"
#include "storage/inventory_store.hpp"

namespace advisory::cli {

namespace {

struct RemoveOptions {
    std::string product_id;
    std::string version;
    std::string component;
    std::string serial;
    std::string by;
};

/// Something to be taken off the register.
struct Removal {
    storage::Registered subject = storage::Registered::product_version;
    std::int64_t row = 0;
};

void add_components(std::vector<Removal>& removals,
                    storage::InventoryStore& store,
                    const ProductVersion& product,
                    const std::string& name)
{
    for (const auto& component : store.components_of(product.row)) {
        const bool is_meant =
            component.name == name || name_and_version(component.name, component.version) == name;
        if (is_meant)
            removals.push_back({storage::Registered::component, component.row});
    }
}

void add_installations(std::vector<Removal>& removals,
                       storage::InventoryStore& store,
                       const ProductVersion& product,
                       const std::string& serial)
{
    for (const auto& installation : store.installations_of(product.row)) {
        if (installation.serial == serial)
            removals.push_back({storage::Registered::installation, installation.row});
    }
}

std::vector<Removal> removals_for(storage::InventoryStore& store, const RemoveOptions& options)
{
    std::vector<Removal> removals;
    for (const auto& product : store.find(options.product_id)) {
        if (!options.version.empty() && product.version != options.version)
            continue;
        if (!options.component.empty())
            add_components(removals, store, product, options.component);
        else if (!options.serial.empty())
            add_installations(removals, store, product, options.serial);
        else
            removals.push_back({storage::Registered::product_version, product.row});
    }
    return removals;
}

ExitStatus remove_from_inventory(Context& context, const RemoveOptions& options)
{
    auto& console = context.console;
    const auto remove = [&](storage::Database& db) {
        storage::InventoryStore store{db};
        storage::Transaction transaction{db};
        const auto removals = removals_for(store, options);
        if (removals.empty()) {
            complain(console,
                     say("nothing registered of product {} is meant by this", options.product_id),
                     say("`advisoryctl inventory show PRODUCT_ID` shows what is"));
            return ExitStatus::not_found;
        }
        for (const auto& [subject, row] : removals)
            store.remove(subject, row, options.by, console.clock());
        transaction.commit();

        console.out << say("{} entries taken off the register\n", removals.size());
        print_reevaluation(console, reevaluate(db, console, ingest::Reevaluation::Which::outdated));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, remove);
}

}  // namespace

void add_inventory_remove(Command& inventory, Context& context)
{
    auto command = add_command(inventory,
                               context,
                               "remove",
                               say("Takes a product, component or installation off the register"),
                               remove_from_inventory);
    command.footer(
        say("What was found about it stays on record, and an import registers it again. Its open\n"
            "matches end, by the name that --by gives.\n"
            "Exit status 3 when nothing is registered under these words.\n"
            "Example: advisoryctl inventory remove P-100 --product-version 1.0 --by 'Sato Y.'"));

    auto& options = *command.options;
    command.option("PRODUCT_ID", options.product_id, say("Id of the product"))
        .required()
        .check(not_blank);
    command.option("--product-version", options.version, say("Only this version (default: all)"))
        .type_name("VERSION")
        .check(not_blank);
    command.option("--component", options.component, say("Only this component, by its name"))
        .type_name("NAME")
        .check(not_blank);
    command.option("--serial", options.serial, say("Only the installation with this serial number"))
        .type_name("SERIAL")
        .check(not_blank)
        .excludes("--component");
    command.option("--by", options.by, say("Who decides"))
        .type_name("NAME")
        .required()
        .check(not_blank);
}

}  // namespace advisory::cli
