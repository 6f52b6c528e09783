#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/reevaluate.hpp"
#include "language/say.hpp"
#include "matching/alias_seeds.hpp"
#include "matching/names.hpp"
#include "storage/alias_store.hpp"

namespace advisory::cli {

namespace {

struct AliasOptions {
    std::string name;
    std::string other;
    std::string vendor;
    std::string other_vendor;
    bool is_of_makers = false;
    std::string language;
    std::string kind;
    std::string valid_from;
    std::string valid_until;
    std::string source;
};

struct AliasListOptions {
    bool is_own_only = false;
    OutputOptions output;
};

struct AliasRemoveOptions {
    std::int64_t row = 0;
    std::string by;
};

const std::vector<Column> columns_of_inventory_alias{
    {.name = "alias_id", .heading = mark("ALIAS")},
    {.name = "vendor", .heading = mark("MAKER"), .fit = Column::Fit::shortened},
    {.name = "product", .heading = mark("NAME"), .fit = Column::Fit::shortened},
    {.name = "relation", .heading = mark("RELATION")},
    {.name = "canonical_vendor", .heading = mark("OF MAKER"), .fit = Column::Fit::shortened},
    {.name = "canonical_product", .heading = mark("PRODUCT"), .fit = Column::Fit::shortened},
    {.name = "kind", .heading = mark("KIND")},
    {.name = "language", .heading = {}},
    {.name = "valid_from", .heading = {}},
    {.name = "valid_until", .heading = {}},
    {.name = "source", .heading = mark("SOURCE"), .fit = Column::Fit::shortened},
};

Row row_of_alias(const Alias& alias)
{
    return {
        alias.row == 0 ? Value{} : Value{alias.row},
        alias.vendor,
        alias.product,
        std::string{alias.is_denied ? "is not" : "is"},
        alias.canonical_vendor,
        alias.canonical_product,
        alias.kind,
        alias.language,
        alias.valid_from,
        alias.valid_until,
        alias.source,
    };
}

Alias alias_of(const AliasOptions& options)
{
    Alias alias;
    (options.is_of_makers ? alias.vendor : alias.product) = options.name;
    (options.is_of_makers ? alias.canonical_vendor : alias.canonical_product) = options.other;
    if (!options.is_of_makers) {
        alias.vendor = options.vendor;
        alias.canonical_vendor = options.other_vendor;
    }
    alias.language = options.language;
    alias.kind = options.kind;
    alias.valid_from = options.valid_from;
    alias.valid_until = options.valid_until;
    alias.source = options.source;
    return alias;
}

ExitStatus save(Context& context, const Alias& alias)
{
    auto& console = context.console;
    const auto add = [&](storage::Database& db) {
        storage::Transaction transaction{db};
        const auto row = storage::AliasStore{db}.add(alias, console.clock());
        transaction.commit();

        console.out << fmt::format("{} {}\n", alias.is_denied ? "denial" : "alias", row);
        print_reevaluation(console, reevaluate(db, console, ingest::Reevaluation::Which::outdated));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, add);
}

ExitStatus add_alias(Context& context, const AliasOptions& options)
{
    return save(context, alias_of(options));
}

ExitStatus deny_alias(Context& context, const AliasOptions& options)
{
    const bool is_one_name =
        matching::key_of(options.name) == matching::key_of(options.other) &&
        matching::key_of(options.vendor) == matching::key_of(options.other_vendor);
    if (is_one_name) {
        complain(context.console,
                 say("\"{}\" and \"{}\" are one name", options.name, options.other),
                 say("give the makers that tell the two apart with --vendor and --other-vendor"));
        return ExitStatus::usage;
    }
    auto alias = alias_of(options);
    alias.is_denied = true;
    return save(context, alias);
}

ExitStatus list_aliases(Context& context, const AliasListOptions& options)
{
    const auto list = [&](storage::Database& db) {
        std::vector<Row> rows;
        for (const auto& alias : storage::AliasStore{db}.list())
            rows.push_back(row_of_alias(alias));
        if (!options.is_own_only) {
            for (const auto& alias : matching::shipped_aliases())
                rows.push_back(row_of_alias(alias));
        }
        Listing{columns_of_inventory_alias, options.output, context.console}.print(
            rows,
            say("None was added."));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_only, list);
}

ExitStatus remove_alias(Context& context, const AliasRemoveOptions& options)
{
    auto& console = context.console;
    const auto remove = [&](storage::Database& db) {
        storage::AliasStore store{db};
        if (!store.find(options.row)) {
            complain(
                console,
                say("there is no alias {}", options.row),
                say("`advisoryctl inventory alias list --own` lists those that can be removed"));
            return ExitStatus::not_found;
        }
        storage::Transaction transaction{db};
        store.remove(options.row, options.by, console.clock());
        transaction.commit();
        print_reevaluation(console, reevaluate(db, console, ingest::Reevaluation::Which::outdated));
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, remove);
}

void add_day(Command& command, const char* name, std::string& day, const std::string& description)
{
    command.option(name, day, description).type_name("DATE").check(only_moment);
}

void add_names(Command& command, AliasOptions& options, const char* other)
{
    command.option("NAME", options.name, say("The name as a notice may write it"))
        .required()
        .check(not_blank);
    command.option(other, options.other, say("The name that it is held against"))
        .required()
        .check(not_blank);
    command.flag("--maker", options.is_of_makers, say("The names are of makers, not of products"));
    command.option("--vendor", options.vendor, say("Maker of NAME (default: any)"))
        .type_name("MAKER")
        .excludes("--maker");
    command.option("--other-vendor", options.other_vendor, say("Maker of the other name"))
        .type_name("MAKER")
        .excludes("--maker");
    command.option("--source", options.source, say("Who says so, or where it stands"))
        .type_name("TEXT")
        .required()
        .check(not_blank);
}

void add_add(Command& aliases, Context& context)
{
    auto command = add_command(aliases,
                               context,
                               "add",
                               say("Says that two names mean the same maker or product"),
                               add_alias);
    command.footer(
        say("Example: advisoryctl inventory alias add 'スマートポンプ' 'SmartPump' "
            "--other-vendor Acme --source 'catalogue 2026'"));
    auto& options = *command.options;
    add_names(command, options, "CANONICAL");
    command.option("--language", options.language, say("Of NAME: ja, en")).type_name("CODE");
    command.option("--kind", options.kind, say("What kind of name NAME is"))
        .type_name("official|former_name|oem|abbreviation|misspelling")
        .one_of({"official", "former_name", "oem", "abbreviation", "misspelling"});
    add_day(command, "--from", options.valid_from, say("Since when it is so"));
    add_day(command, "--until", options.valid_until, say("Until when it was so"));
}

void add_deny(Command& aliases, Context& context)
{
    auto command = add_command(aliases,
                               context,
                               "deny",
                               say("Says that two names never mean the same"),
                               deny_alias);
    command.footer(
        say("Matches that rest on it are not lowered by themselves: see `advisoryctl changes`.\n"
            "Example: advisoryctl inventory alias deny NX nx --vendor Siemens "
            "--other-vendor npm --source 'PSIRT'"));
    add_names(command, *command.options, "OTHER");
}

void add_list(Command& aliases, Context& context)
{
    auto command =
        add_command(aliases, context, "list", say("Lists aliases and denials"), list_aliases);
    command.footer(say("Example: advisoryctl inventory alias list --own"));
    command.flag("--own",
                 command.options->is_own_only,
                 say("Without those that ship with the program"));
    add_listing_options(command, command.options->output);
}

void add_remove(Command& aliases, Context& context)
{
    auto command = add_command(aliases,
                               context,
                               "remove",
                               say("Ends an alias or denial that a person added"),
                               remove_alias);
    command.footer(
        say("Exit status 3 when there is no such alias.\n"
            "Example: advisoryctl inventory alias remove 3 --by 'Sato Y.'"));
    command.option("ALIAS", command.options->row, say("Its number")).required();
    command.option("--by", command.options->by, say("Who decides"))
        .type_name("NAME")
        .required()
        .check(not_blank);
}

}  // namespace

void add_inventory_alias(Command& inventory, Context& context)
{
    auto aliases =
        inventory.subcommand("alias", say("Says which names mean the same, and which never do"));
    aliases.footer(say("Example: advisoryctl inventory alias list"));
    add_add(aliases, context);
    add_deny(aliases, context);
    add_list(aliases, context);
    add_remove(aliases, context);
    aliases.needs_subcommand();
}

}  // namespace advisory::cli
