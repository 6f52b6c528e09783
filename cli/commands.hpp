#pragma once

namespace advisory::cli {

class Command;
struct Context;

/// Adds every command to the program. `context` must outlive `app`'s parsing, which is
/// when the command runs; it leaves its exit status in `context`.
void add_commands(Command& app, Context& context);

// One file a command, in commands/.
void add_accept(Command& app, Context& context);
void add_advisories(Command& app, Context& context);
void add_alerts(Command& app, Context& context);
void add_backup(Command& app, Context& context);
void add_changes(Command& app, Context& context);
void add_explain(Command& app, Context& context);
void add_ingest(Command& app, Context& context);
void add_inventory(Command& app, Context& context);
void add_inventory_alias(Command& inventory, Context& context);
void add_inventory_import(Command& inventory, Context& context);
void add_inventory_list(Command& inventory, Context& context);
void add_inventory_remove(Command& inventory, Context& context);
void add_inventory_show(Command& inventory, Context& context);
void add_inventory_watch(Command& inventory, Context& context);
void add_ledger(Command& app, Context& context);
void add_matches(Command& app, Context& context);
void add_parse(Command& app, Context& context);
void add_range(Command& app, Context& context);
void add_rematch(Command& app, Context& context);
void add_show(Command& app, Context& context);
void add_sinks(Command& app, Context& context);
void add_status(Command& app, Context& context);
void add_tail(Command& app, Context& context);
void add_vercmp(Command& app, Context& context);
void add_waive(Command& app, Context& context);

}  // namespace advisory::cli
