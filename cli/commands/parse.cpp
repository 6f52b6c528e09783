#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/advisory_json.hpp"
#include "cli/advisory_page.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "ingest/naming.hpp"
#include "parsers/advisories/read_advisory.hpp"
#include "parsers/mail/decode_mail.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t largest_mail = std::size_t{256} * 1024 * 1024;

struct ParseOptions {
    std::vector<std::string> files;
    OutputOptions output;
};

/// The notice as the parsers see it, named as `ingest` would name it.
Advisory read_notice(std::string_view bytes)
{
    auto advisory = parsers::read_advisory(parsers::decode_mail(bytes));
    if (advisory.id.empty())
        advisory.id = ingest::mail_id(trust::sha256_hex(bytes));
    return advisory;
}

ExitStatus parse(Context& context, const ParseOptions& options)
{
    auto& console = context.console;
    auto status = ExitStatus::done;

    for (const auto& file : options.files) {
        const auto bytes = read_input(file, console.in, largest_mail);
        if (!bytes) {
            complain(console, bytes.error());
            status = ExitStatus::failed;
            continue;
        }

        const auto advisory = read_notice(*bytes);
        if (options.output.format == Format::json) {
            text::JsonWriter json;
            json.begin_object();
            write_advisory(json, advisory);
            json.end_object();
            console.out << json.take() << '\n';
        } else {
            Report page{console.out};
            if (&file != &options.files.front())
                console.out << '\n';
            print_advisory(page, advisory);
        }
        console.out.flush();
    }
    return status;
}

}  // namespace

void add_parse(CLI::App& app, Context& context)
{
    const auto command = add_command(app,
                                     context,
                                     "parse",
                                     "Shows what the parsers see in a raw mail or a bare text",
                                     parse);
    command.app->footer(
        "Needs no store and changes nothing.\n"
        "Example: advisoryctl parse --format json notice.eml");

    command.app
        ->add_option("FILE",
                     command.options->files,
                     "Raw mail (.eml) or text; - for standard input")
        ->required();
    add_page_options(*command.app, command.options->output);
}

}  // namespace advisory::cli
