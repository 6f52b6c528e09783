#pragma once

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name.
class App;
}

namespace advisory::cli {

struct Context;

/// Adds every command to the program. `context` must outlive `app`'s parsing, which is
/// when the command runs; it leaves its exit status in `context`.
void add_commands(CLI::App& app, Context& context);

// One file a command, in commands/.
void add_accept(CLI::App& app, Context& context);
void add_advisories(CLI::App& app, Context& context);
void add_alerts(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_changes(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_ingest(CLI::App& app, Context& context);
void add_inventory(CLI::App& app, Context& context);
void add_inventory_alias(CLI::App& inventory, Context& context);
void add_inventory_import(CLI::App& inventory, Context& context);
void add_inventory_list(CLI::App& inventory, Context& context);
void add_inventory_remove(CLI::App& inventory, Context& context);
void add_inventory_show(CLI::App& inventory, Context& context);
void add_inventory_watch(CLI::App& inventory, Context& context);
void add_ledger(CLI::App& app, Context& context);
void add_matches(CLI::App& app, Context& context);
void add_parse(CLI::App& app, Context& context);
void add_range(CLI::App& app, Context& context);
void add_rematch(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_sinks(CLI::App& app, Context& context);
void add_status(CLI::App& app, Context& context);
void add_tail(CLI::App& app, Context& context);
void add_vercmp(CLI::App& app, Context& context);
void add_waive(CLI::App& app, Context& context);

}  // namespace advisory::cli
