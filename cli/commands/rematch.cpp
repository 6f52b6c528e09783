#include <ostream>
#include <string>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/reevaluate.hpp"
#include "language/say.hpp"
#include "storage/advisory_store.hpp"

namespace advisory::cli {

namespace {

struct RematchOptions {
    std::string advisory;
    OutputOptions output;
};

using RematchProgress = ingest::Reevaluation::Progress;

RematchProgress rematch_one(storage::Database& db, Console& console, const std::string& id)
{
    ingest::Evaluator evaluator{db, console.clock};
    storage::Transaction transaction{db};
    const auto result = evaluator.evaluate(id, "rematch");
    transaction.commit();
    return {
        .advisories = 1,
        .all = 1,
        .matches = result.matches,
        .alerts = result.alerts,
        .kept = result.kept,
    };
}

void print(Console& console, const OutputOptions& output, const RematchProgress& progress)
{
    if (output.format != Format::json) {
        if (progress.advisories == 0)
            console.out << say("no advisory is stored\n");
        print_reevaluation(console, progress);
        return;
    }
    text::JsonWriter json;
    json.begin_object()
        .field("advisories", progress.advisories)
        .field("matches", progress.matches)
        .field("alerts", progress.alerts)
        .field("kept", progress.kept)
        .end_object();
    console.out << json.take() << '\n';
}

ExitStatus rematch(Context& context, const RematchOptions& options)
{
    auto& console = context.console;
    const auto evaluate = [&](storage::Database& db) {
        if (options.advisory.empty()) {
            print(console,
                  options.output,
                  reevaluate(db, console, ingest::Reevaluation::Which::all));
            return ExitStatus::done;
        }
        if (!storage::AdvisoryStore{db}.find(options.advisory)) {
            complain(console,
                     say("there is no advisory {}", options.advisory),
                     say("`advisoryctl advisories` lists them"));
            return ExitStatus::not_found;
        }
        print(console, options.output, rematch_one(db, console, options.advisory));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, evaluate);
}

}  // namespace

void add_rematch(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "rematch",
                               say("Evaluates the stored advisories against today's inventory"),
                               rematch);
    command.footer(
        say("Runs by itself after every change of the inventory. What it would lower waits for a\n"
            "person: see `advisoryctl changes`.\n"
            "Exit status 3 when there is no such advisory.\n"
            "Example: advisoryctl rematch --advisory JPCERT-AT-2021-0050"));

    command.option("--advisory", command.options->advisory, say("Only this one")).type_name("ID");
    add_page_options(command, command.options->output);
}

}  // namespace advisory::cli
