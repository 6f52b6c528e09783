#include <CLI/CLI.hpp>

#include "cli/commands.hpp"

namespace advisory::cli {

void add_inventory(CLI::App& app, Context& context)
{
    auto* const inventory =
        app.add_subcommand("inventory", "Registers products and looks at what is registered");
    inventory->footer("Example: advisoryctl inventory import products.csv");
    inventory->fallthrough();

    add_inventory_import(*inventory, context);
    add_inventory_list(*inventory, context);
    add_inventory_show(*inventory, context);
    add_inventory_remove(*inventory, context);
    add_inventory_alias(*inventory, context);
    add_inventory_watch(*inventory, context);
    inventory->require_subcommand(1);
}

}  // namespace advisory::cli
