#include "cli/run.hpp"

#include <ostream>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "language/say.hpp"
#include "storage/database.hpp"

namespace advisory::cli {

namespace {

void describe_program(CommandLine& command_line, Context& context)
{
    command_line.version("advisoryctl " ADVISORY_VERSION);

    auto program = command_line.program();
    program.footer(
        say("`advisoryctl COMMAND --help` shows the options of a command.\n"
            "Exit status: 0 done, 1 failed, 2 wrong usage, 3 not found, "
            "78 bad configuration;\n`ingest -` has 65 and 75, too."));
    program
        .option("--config",
                context.config_file,
                say("Configuration file (default: {})", config::default_file))
        .type_name("FILE");
    program.option("--db", context.store_file, say("Store; wins over the configuration"))
        .type_name("FILE");
    program.flag("--no-pager",
                 context.avoids_pager,
                 say("Print at once what a terminal would show page by page"));
    add_commands(program, context);
}

/// A full disk shows at the last flush only.
ExitStatus check_output(Context& context)
{
    context.console.out.flush();
    if (context.console.out.good() || !context.needs_output)
        return context.status;

    complain(context.console, say("the output could not be written"));
    return ExitStatus::failed;
}

}  // namespace

ExitStatus run(int argc, const char* const* argv, Console& console)
try {
    Context context{.console = console, .config_file = {}, .store_file = {}};
    CommandLine command_line{"advisoryctl",
                             say("Looks at and works on what advisoryd has collected.")};
    describe_program(command_line, context);

    using Outcome = CommandLine::Outcome;
    const auto outcome = command_line.parse(argc, argv, console.out, console.err);
    if (outcome != Outcome::acted)
        context.status = outcome == Outcome::answered ? ExitStatus::done : ExitStatus::usage;
    return check_output(context);
} catch (const storage::StorageError& failure) {
    complain(console, failure.what());
    return ExitStatus::failed;
}

CommandDescription describe_command_line()
{
    auto console = make_console();
    Context context{.console = console, .config_file = {}, .store_file = {}};
    CommandLine command_line{"advisoryctl", {}};
    describe_program(command_line, context);
    return command_line.describe();
}

}  // namespace advisory::cli
