#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "language/say.hpp"

namespace advisory::cli {

void add_inventory(Command& app, Context& context)
{
    auto inventory =
        app.subcommand("inventory", say("Registers products and looks at what is registered"));
    inventory.footer(say("Example: advisoryctl inventory import products.csv"));

    add_inventory_import(inventory, context);
    add_inventory_list(inventory, context);
    add_inventory_show(inventory, context);
    add_inventory_remove(inventory, context);
    add_inventory_alias(inventory, context);
    add_inventory_watch(inventory, context);
    inventory.needs_subcommand();
}

}  // namespace advisory::cli
