#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/advisory_json.hpp"
#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/range_tree.hpp"
#include "core/vocabulary.hpp"
#include "language/say.hpp"
#include "parsers/phrases/phrase.hpp"
#include "versions/vers.hpp"

namespace advisory::cli {

namespace {

struct RangeOptions {
    std::vector<std::string> phrases;
    OutputOptions output;
};

const std::vector<Column> columns_of_range{
    {.name = "phrase", .heading = mark("PHRASE"), .fit = Column::Fit::shortened},
    {.name = "product", .heading = mark("PRODUCT"), .fit = Column::Fit::shortened},
    {.name = "status", .heading = mark("STATUS")},
    {.name = "vers", .heading = "VERS"},
    {.name = "cves", .heading = mark("ONLY FOR"), .fit = Column::Fit::shortened},
    {.name = "qualifiers", .heading = mark("ONLY IF"), .fit = Column::Fit::shortened},
    {.name = "models", .heading = ""},
    {.name = "flags", .heading = mark("DOUBTS"), .fit = Column::Fit::shortened},
};

// So many phrases are explained each; more are a table.
constexpr std::size_t most_explained = 2;

Row row_of_range(const AffectedRange& range)
{
    std::vector<std::string> qualifiers;
    for (const auto& qualifier : range.qualifiers)
        qualifiers.push_back(fmt::format("{} {}", qualifier.kind, qualifier.value));

    return {
        range.phrase,
        range.product,
        std::string{name_of(range.status)},
        versions::format_vers(range.intervals, range.status),
        range.cves,
        std::move(qualifiers),
        range.models,
        range.flags,
    };
}

/// The phrases of the command line; "-" stands for the lines of standard input.
std::vector<std::string> phrases_of(const RangeOptions& options, std::istream& in)
{
    std::vector<std::string> phrases;
    for (const auto& given : options.phrases) {
        if (given != standard_input) {
            phrases.push_back(given);
            continue;
        }

        for (std::string line; std::getline(in, line);) {
            if (line.ends_with('\r'))
                line.pop_back();
            if (!line.empty())
                phrases.push_back(line);
        }
    }
    return phrases;
}

void explain(Console& console, const std::vector<std::string>& phrases)
{
    for (const auto& phrase : phrases) {
        if (&phrase != &phrases.front())
            console.out << '\n';
        print_tree(divided_tree_of(parsers::read_phrase(phrase)), console.out, console.width);
    }
}

ExitStatus range(Context& context, const RangeOptions& options)
{
    const auto phrases = phrases_of(options, context.console.in);
    const bool is_for_people = options.output.format == Format::table;
    if (is_for_people && !phrases.empty() && phrases.size() <= most_explained) {
        explain(context.console, phrases);
        return ExitStatus::done;
    }

    std::vector<Row> rows;
    for (const auto& phrase : phrases) {
        const auto read = parsers::read_phrase(phrase);

        // Qualifiers are objects in JSON, which a listing has no cell for.
        if (options.output.format == Format::json) {
            text::JsonWriter json;
            write_range(json, read);
            context.console.out << json.take() << '\n';
        } else {
            rows.push_back(row_of_range(read));
        }
    }

    if (options.output.format != Format::json)
        Listing{columns_of_range, options.output, context.console}.print(
            rows,
            say("No phrase was given."));
    return ExitStatus::done;
}

}  // namespace

void add_range(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "range",
                               say("Shows how an affected-version phrase is read"),
                               range);
    command.footer(say("Example: advisoryctl range 'Apache Log4j 2.0.0 から 2.15.0 より前'"));

    command
        .option("TEXT",
                command.options->phrases,
                say("Phrases, one an argument; - for the lines of standard input"))
        .required();
    add_listing_options(command, command.options->output);
}

}  // namespace advisory::cli
