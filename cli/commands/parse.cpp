#include <expected>
#include <ostream>
#include <string>
#include <vector>

#include "cli/advisory_json.hpp"
#include "cli/advisory_tree.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "ingest/naming.hpp"
#include "language/say.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t largest_mail = std::size_t{256} * 1024 * 1024;

struct ParseOptions {
    std::vector<std::string> files;
    bool shows_text = false;
    OutputOptions output;
};

/// The notice as the parsers see it, named as `ingest` would name it.
Advisory read_notice(const Mail& mail, std::string_view bytes, const Hints& hints)
{
    auto advisory = parsers::read_advisory(mail, hints);
    if (advisory.id.empty())
        advisory.id = ingest::mail_id(trust::sha256_hex(bytes));
    return advisory;
}

void print_notice(Console& console,
                  const ParseOptions& options,
                  std::string_view bytes,
                  const Hints& hints)
{
    const auto mail = parsers::decode_mail(bytes);
    if (options.shows_text) {
        print_numbered(mail.text, console.out);
        return;
    }

    const auto advisory = read_notice(mail, bytes, hints);
    if (options.output.format != Format::json) {
        print_tree(tree_of(advisory, mail.text), console.out, console.width);
        return;
    }

    text::JsonWriter json;
    json.begin_object();
    write_advisory(json, advisory, mail.text);
    json.end_object();
    console.out << json.take() << '\n';
}

/// Those of the configuration, when one is named: no other file is looked at.
std::expected<Hints, ExitStatus> hints_of(Context& context)
{
    if (context.config_file.empty())
        return Hints{};
    const auto settings = read_settings(context);
    if (!settings)
        return std::unexpected{settings.error()};
    return settings->configuration ? settings->configuration->recognition : Hints{};
}

ExitStatus parse(Context& context, const ParseOptions& options)
{
    const auto hints = hints_of(context);
    if (!hints)
        return hints.error();

    auto& console = context.console;
    auto status = ExitStatus::done;

    for (const auto& file : options.files) {
        const auto bytes = read_input(file, console.in, largest_mail);
        if (!bytes) {
            complain(console, bytes.error());
            status = ExitStatus::failed;
            continue;
        }

        const bool is_page = options.shows_text || options.output.format != Format::json;
        if (is_page && &file != &options.files.front())
            console.out << '\n';
        print_notice(console, options, *bytes, *hints);
        console.out.flush();
    }
    return status;
}

}  // namespace

void add_parse(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "parse",
                               say("Shows what the parsers see in a raw mail or a bare text"),
                               parse);
    command.footer(
        say("Needs no store and changes nothing; of a configuration that --config names only\n"
            "[recognition] counts. The numbers before the facts are those of the\n"
            "lines that --text shows.\n"
            "Example: advisoryctl parse --format json notice.eml"));

    command
        .option("FILE",
                command.options->files,
                say("Raw mail (.eml) or text; - for standard input"))
        .required();
    auto text = command.flag("--text",
                             command.options->shows_text,
                             say("Show the decoded text with the numbers of its lines"));
    add_page_options(command, command.options->output);
    text.excludes("--format");
}

}  // namespace advisory::cli
