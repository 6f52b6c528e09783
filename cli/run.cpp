#include "cli/run.hpp"

#include <ostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "storage/database.hpp"

namespace advisory::cli {

namespace {

void describe_program(CLI::App& app, Context& context)
{
    app.name("advisoryctl");
    app.description("Looks at and works on what advisoryd has collected.");
    app.footer(
        fmt::format("`advisoryctl COMMAND --help` shows the options of a command.\n"
                    "Exit status: 0 done, 1 failed, 2 wrong usage, 3 not found, "
                    "78 bad configuration;\n`ingest -` has 65 and 75, too."));
    app.set_version_flag("--version", "advisoryctl " ADVISORY_VERSION);

    app.add_option("--config",
                   context.config_file,
                   fmt::format("Configuration file (default: {})", config::default_file))
        ->type_name("FILE");
    app.add_option("--db", context.store_file, "Store; wins over the configuration")
        ->type_name("FILE");
}

/// A full disk shows at the last flush only.
ExitStatus check_output(Context& context)
{
    context.console.out.flush();
    if (context.console.out.good() || !context.needs_output)
        return context.status;

    complain(context.console, "the output could not be written");
    return ExitStatus::failed;
}

}  // namespace

ExitStatus run(int argc, const char* const* argv, Console& console)
try {
    Context context{.console = console, .config_file = {}, .store_file = {}};
    CLI::App app;
    describe_program(app, context);
    add_commands(app, context);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& answer) {
        // --help and --version arrive here too, as success.
        const bool is_answered = app.exit(answer, console.out, console.err) == 0;
        context.status = is_answered ? ExitStatus::done : ExitStatus::usage;
    }
    return check_output(context);
} catch (const storage::StorageError& failure) {
    complain(console, failure.what());
    return ExitStatus::failed;
}

}  // namespace advisory::cli
