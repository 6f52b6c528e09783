#include <algorithm>
#include <csignal>
#include <exception>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include "cli/back_fill.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

struct IngestOptions {
    std::vector<std::string> paths;
    OutputOptions output;
};

void print_summary(const BackFill& back_fill, std::ostream& out)
{
    const auto& tally = back_fill.tally();
    out << say(
        "{} mails read, {} of them new\n"
        "{} advisories added, {} revised, {} notices that no parser knows\n"
        "{} alerts raised\n",
        tally.mails,
        tally.mails - tally.known_mails,
        tally.advisories,
        tally.revisions,
        tally.unread,
        tally.alerts);
    if (tally.skipped + back_fill.refused_count() > 0)
        out << say("{} files skipped, {} could not be read\n",
                   tally.skipped,
                   back_fill.refused_count());
}

/// Behind everything else, where they are not scrolled away.
void print_refused(const BackFill& back_fill, Console& console)
{
    for (const auto& refused : back_fill.refused())
        complain(console, refused);
    const auto unnamed = back_fill.refused_count() - back_fill.refused().size();
    if (unnamed > 0)
        complain(console, say("{} more could not be read", unnamed));
}

Hints hints_of(const Settings& settings)
{
    return settings.configuration ? settings.configuration->recognition : Hints{};
}

/// What an MTA can do with: the mail is stored, is no mail, or must come again. Whatever stands
/// in the way can be mended, so nothing but a mail that is none is sent back.
ExitStatus take_piped(Context& context, const IngestOptions& options)
try {
    // Nobody may be reading what we print: the mail is stored all the same.
    std::signal(SIGPIPE, SIG_IGN);
    context.needs_output = false;

    const auto settings = read_settings(context);
    if (!settings)
        return ExitStatus::try_again;

    auto& console = context.console;
    auto db = storage::Database::open(settings->store, storage::Database::Access::read_write);
    BackFill back_fill{db, hints_of(*settings), options.output, console};
    const auto mails = back_fill.read_piped();
    if (console.in.bad()) {
        complain(console, say("standard input cannot be read to its end"));
        return ExitStatus::try_again;
    }
    if (back_fill.is_interrupted())
        return ExitStatus::try_again;
    if (mails == 0) {
        complain(console, say("there is no mail on standard input"));
        return ExitStatus::bad_data;
    }

    if (options.output.format == Format::table)
        print_summary(back_fill, console.out);
    return ExitStatus::done;
} catch (const std::exception& failure) {
    complain(context.console,
             failure.what(),
             say("nothing is lost as long as the mail comes again"));
    return ExitStatus::try_again;
}

ExitStatus take_files(Context& context, const IngestOptions& options)
{
    const auto settings = read_settings(context);
    if (!settings)
        return settings.error();

    const auto fill = [&](storage::Database& db) {
        auto& console = context.console;
        BackFill back_fill{db, hints_of(*settings), options.output, console};
        back_fill.read(options.paths);

        if (options.output.format == Format::table)
            print_summary(back_fill, console.out);
        print_refused(back_fill, console);
        if (back_fill.is_interrupted()) {
            complain(console, say("interrupted"), say("run it again, and it goes on from there"));
            return ExitStatus::interrupted;
        }
        return back_fill.refused_count() == 0 ? ExitStatus::done : ExitStatus::failed;
    };
    return with_store(context, storage::Database::Access::read_write, fill);
}

ExitStatus run_ingest(Context& context, const IngestOptions& options)
{
    if (std::ranges::count(options.paths, standard_input) == 0)
        return take_files(context, options);
    if (options.paths.size() == 1)
        return take_piped(context, options);

    complain(context.console,
             say("`-` stands for standard input and cannot be named with anything else"));
    return ExitStatus::usage;
}

}  // namespace

void add_ingest(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "ingest",
                               say("Takes saved mails in, through the same path as the daemon"),
                               run_ingest);
    command.footer(
        say("A mail that is in the store already changes nothing, so a back-fill may be repeated;\n"
            "one that was interrupted goes on where it was.\n"
            "A table tells the counts; json and csv tell what became of each mail.\n"
            "Exit status 1 when a file could not be read; the others are taken in.\n"
            "`ingest -` is for procmail, sieve and MTAs. Exit status 0: stored; 65: there was no\n"
            "mail; 75: not stored now, deliver it again.\n"
            "Example: advisoryctl ingest ~/Maildir/.JPCERT old-notices.mbox"));

    command
        .option("PATH",
                command.options->paths,
                say("Raw mails (.eml), mbox files, Maildirs, or folders of them; - for one mail\n"
                    "or an mbox on standard input"))
        .required();
    add_listing_options(command, command.options->output);
}

}  // namespace advisory::cli
