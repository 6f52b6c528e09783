#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "language/say.hpp"
#include "text/unicode.hpp"
#include "versions/compare.hpp"
#include "versions/scheme.hpp"

namespace advisory::cli {

namespace {

using versions::Scheme;

struct VercmpOptions {
    std::string scheme = "generic";
    std::string left;
    std::string right;
    OutputOptions output;
};

const std::vector<Column> columns_of_vercmp{
    {.name = "left", .heading = {}},
    {.name = "right", .heading = {}},
    {.name = "scheme", .heading = {}},
    {.name = "order", .heading = {}},
    {.name = "why", .heading = {}},
    {.name = "has_flavour", .heading = {}},
};

std::string_view sign_of(versions::Order order)
{
    switch (order) {
        case versions::Order::less:
            return "<";
        case versions::Order::equal:
            return "=";
        case versions::Order::greater:
            return ">";
        case versions::Order::unordered:
            break;
    }
    return "?";
}

std::vector<std::string> scheme_names()
{
    std::vector<std::string> names;
    for (const auto scheme : {Scheme::generic,
                              Scheme::semver,
                              Scheme::deb,
                              Scheme::rpm,
                              Scheme::maven,
                              Scheme::pypi,
                              Scheme::openssl,
                              Scheme::npm,
                              Scheme::apk})
        names.emplace_back(versions::name_of(scheme));
    return names;
}

ExitStatus vercmp(Context& context, const VercmpOptions& options)
{
    const auto scheme = versions::scheme_named(options.scheme).value_or(Scheme::generic);
    const auto comparison = versions::compare(scheme, options.left, options.right);
    const std::string sign{sign_of(comparison.order)};

    if (options.output.format == Format::table) {
        const auto flavour =
            comparison.has_flavour ? say(", a vendor's flavour set aside") : Said{};
        context.console.out << sign << "  " << text::printable(comparison.why)
                            << say(" ({} rules{})\n", options.scheme, flavour);
        return ExitStatus::done;
    }

    const std::vector<Row> rows{{
        options.left,
        options.right,
        options.scheme,
        sign,
        comparison.why,
        comparison.has_flavour,
    }};
    Listing{columns_of_vercmp, options.output, context.console}.print(rows, {});
    return ExitStatus::done;
}

}  // namespace

void add_vercmp(Command& app, Context& context)
{
    auto command = add_command(app,
                               context,
                               "vercmp",
                               say("Compares two versions: <, =, > or ? (unordered), and why"),
                               vercmp);
    command.footer(say("Example: advisoryctl vercmp --scheme deb 1.0~rc1-1 1.0-1"));

    const auto names = scheme_names();
    command.option("--scheme", command.options->scheme, say("Rules of order (default: generic)"))
        .type_name(fmt::format("{}", fmt::join(names, "|")))
        .one_of(names);
    command.option("A", command.options->left, say("A version")).required();
    command.option("B", command.options->right, say("A version")).required();
    add_listing_options(command, command.options->output);
}

}  // namespace advisory::cli
