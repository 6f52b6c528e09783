#include <cstdint>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/match_page.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"

namespace advisory::cli {

namespace {

struct ExplainOptions {
    std::int64_t match = 0;
    OutputOptions output;
};

ExitStatus explain(Context& context, const ExplainOptions& options)
{
    const auto print = [&](storage::Database& db) {
        const auto explained = find_match(db, options.match);
        if (!explained) {
            complain(context.console,
                     say("there is no match {}", options.match),
                     say("`advisoryctl matches` lists them"));
            return ExitStatus::not_found;
        }

        if (options.output.format == Format::json) {
            text::JsonWriter json;
            write_explanation(json, *explained);
            context.console.out << json.take() << '\n';
        } else {
            Report page{context.console.out};
            print_explanation(page, *explained);
        }
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, print);
}

}  // namespace

void add_explain(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "explain",
                               say("Says why the verdict of a match is what it is"),
                               explain);
    command.footer(
        say("Exit status 3 when there is no such match.\n"
            "Example: advisoryctl explain 12"));

    command.option("MATCH", command.options->match, say("Number of the match")).required();
    add_page_options(command, command.options->output);
}

}  // namespace advisory::cli
