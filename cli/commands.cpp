#include "cli/commands.hpp"

#include "cli/command_line.hpp"

namespace advisory::cli {

void add_commands(Command& app, Context& context)
{
    // In the order of --help: without a store, into the store, out of the store.
    add_parse(app, context);
    add_range(app, context);
    add_vercmp(app, context);
    add_ingest(app, context);
    add_inventory(app, context);
    add_matches(app, context);
    add_advisories(app, context);
    add_show(app, context);
    add_explain(app, context);
    add_rematch(app, context);
    add_alerts(app, context);
    add_tail(app, context);
    add_changes(app, context);
    add_accept(app, context);
    add_status(app, context);
    add_sinks(app, context);
    add_ledger(app, context);
    add_waive(app, context);
    add_backup(app, context);

    app.needs_subcommand();
}

}  // namespace advisory::cli
