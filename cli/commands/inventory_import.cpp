#include <algorithm>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/reevaluate.hpp"
#include "cli/sbom_import.hpp"
#include "language/say.hpp"
#include "parsers/inventory/inventory_csv.hpp"
#include "parsers/sbom/read_sbom.hpp"
#include "storage/inventory_store.hpp"
#include "text/unicode.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t largest_file = std::size_t{512} * 1024 * 1024;

struct ImportOptions {
    std::string file;
    std::string kind = "auto";
    std::string product_id;
    std::string product_version;
    bool is_strict = false;
    bool replaces_all = false;
    OutputOptions output;
};

/// What an import came to.
struct Imported {
    storage::ImportCounts counts;
    InventoryFile file;    ///< The rows that were good, and those that were not.
    bool is_taken = true;  ///< False: --strict, and a row was bad.
};

Result<InventoryFile> read_csv(const ImportOptions& options, std::string_view bytes)
{
    using parsers::InventoryKind;

    const std::pair<std::string_view, InventoryKind> kinds[] = {
        {"auto", InventoryKind::automatic},
        {"products", InventoryKind::products},
        {"components", InventoryKind::components},
        {"installations", InventoryKind::installations},
    };
    const auto* const kind =
        std::ranges::find(kinds, options.kind, [](const auto& entry) { return entry.first; });
    return parsers::read_inventory_csv(bytes, kind->second);
}

/// Takes the entries at the ascending indexes `at` out of `entries` and answers them.
template <class Entry>
std::vector<Entry> take_out(std::vector<Entry>& entries, const std::vector<std::size_t>& at)
{
    std::vector<Entry> kept;
    std::vector<Entry> taken;
    auto next = at.begin();

    for (std::size_t index = 0; index < entries.size(); ++index) {
        const bool is_taken = next != at.end() && *next == index;
        (is_taken ? taken : kept).push_back(std::move(entries[index]));
        next += is_taken ? 1 : 0;
    }
    entries = std::move(kept);
    return taken;
}

/// Moves the rows of products that nobody has registered to the rejected ones.
void reject_unknown_products(storage::InventoryStore& store, InventoryFile& file)
{
    const auto unknown = store.unknown_products(file);
    const auto reject = [&](std::string_view row, const auto& entry) {
        auto reason = say("{}: product {} version \"{}\" is not registered",
                          row,
                          entry.product_id,
                          entry.product_version);
        file.rejected.push_back({.line = entry.line, .reason = std::move(reason)});
    };

    for (const auto& component : take_out(file.components, unknown.components))
        reject(say("component {} {}", component.name, component.version), component);
    for (const auto& installation : take_out(file.installations, unknown.installations))
        reject(say("installation at {}", installation.institution_id), installation);
    std::ranges::stable_sort(file.rejected, {}, &RejectedRow::line);
}

Imported import_file(storage::Database& db,
                     InventoryFile file,
                     const storage::InventoryDocument& document,
                     bool is_strict)
{
    storage::InventoryStore store{db};
    storage::Transaction transaction{db};
    reject_unknown_products(store, file);

    Imported imported{.counts = {}, .file = std::move(file)};
    imported.is_taken = imported.file.rejected.empty() || !is_strict;
    if (imported.is_taken) {
        imported.counts = store.import(imported.file, document);
        transaction.commit();
    }
    return imported;
}

void print_problems(Console& console, const std::string& name, const InventoryFile& file)
{
    for (const auto& warning : file.warnings)
        console.err << text::printable(say("{}: warning: {}", name, warning)) << '\n';

    for (const auto& [line, reason] : file.rejected)
        console.err << text::printable(fmt::format("{}:{}: {}", name, line, reason)) << '\n';
}

void print_counts(Console& console,
                  const OutputOptions& output,
                  const storage::ImportCounts& counts,
                  std::size_t rejected,
                  bool is_taken)
{
    if (output.format == Format::json) {
        text::JsonWriter json;
        json.begin_object()
            .field("added", counts.added)
            .field("updated", counts.updated)
            .field("unchanged", counts.unchanged)
            .field("replaced", counts.replaced)
            .field("ended", counts.ended)
            .field("rejected", rejected)
            .field("imported", is_taken)
            .end_object();
        console.out << json.take() << '\n';
        return;
    }

    if (!is_taken) {
        console.out << say("nothing was imported: {} rows are bad\n", rejected);
        return;
    }
    console.out << say("{} rows added, {} updated, {} unchanged, {} rejected\n",
                       counts.added,
                       counts.updated,
                       counts.unchanged,
                       rejected);
    if (counts.replaced > 0)
        console.out << say(
            "{} earlier bills of materials are history now; {} components of theirs ended\n",
            counts.replaced,
            counts.ended);
}

storage::InventoryDocument document_of(const ImportOptions& options, std::string bytes, Time now)
{
    auto hash = trust::sha256_hex(bytes);
    return {
        .name = std::filesystem::path{options.file}.filename().string(),
        .sha256 = std::move(hash),
        .bytes = std::move(bytes),
        .imported_at = now,
    };
}

/// Tells the user what is wrong with the file.
ExitStatus refuse(Console& console, const ImportOptions& options, const Error& error)
{
    complain(console, fmt::format("{}: {}", options.file, error.message), error.hint);
    return error.code == Errc::not_found ? ExitStatus::not_found : ExitStatus::failed;
}

/// Holds what is stored against the inventory as it is now.
void print_consequences(storage::Database& db, Console& console, const OutputOptions& output)
{
    const auto progress = reevaluate(db, console, ingest::Reevaluation::Which::outdated);
    if (output.format != Format::json)
        print_reevaluation(console, progress);
}

ExitStatus import_csv(Context& context, const ImportOptions& options, std::string bytes)
{
    auto& console = context.console;
    auto file = read_csv(options, bytes);
    if (!file)
        return refuse(console, options, file.error());

    const auto import = [&](storage::Database& db) {
        const auto document = document_of(options, std::move(bytes), console.clock());
        const auto imported = import_file(db, *std::move(file), document, options.is_strict);

        print_problems(console, options.file, imported.file);
        print_counts(console,
                     options.output,
                     imported.counts,
                     imported.file.rejected.size(),
                     imported.is_taken);
        if (!imported.is_taken)
            return ExitStatus::failed;
        print_consequences(db, console, options.output);
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, import);
}

ExitStatus import_bill(Context& context, const ImportOptions& options, std::string bytes)
{
    auto& console = context.console;
    auto sbom = read_bill(bytes, console);
    if (!sbom)
        return refuse(console, options, sbom.error());

    const SbomTarget target{
        .product_id = options.product_id,
        .product_version = options.product_version,
        .replaces = options.replaces_all ? storage::Replaces::all_of_version
                                         : storage::Replaces::same_subject,
    };
    const auto import = [&](storage::Database& db) {
        storage::InventoryStore store{db};
        const auto product = product_of(*sbom, target, store);
        if (!product)
            return refuse(console, options, product.error());

        print_findings(console, options.file, *sbom);
        const auto left_out = static_cast<std::size_t>(
            std::ranges::count_if(sbom->findings, &SbomFinding::is_left_out));
        if (options.is_strict && left_out > 0) {
            print_counts(console, options.output, {}, left_out, false);
            return ExitStatus::failed;
        }
        storage::Transaction transaction{db};
        const auto counts = store.import(*product,
                                         *sbom,
                                         target.replaces,
                                         document_of(options, std::move(bytes), console.clock()));
        transaction.commit();
        *sbom = {};  // A large one and the inventory need not stand in memory together.

        print_counts(console, options.output, counts, left_out, true);
        print_consequences(db, console, options.output);
        return ExitStatus::done;
    };
    return with_store(context, storage::Database::Access::read_write, import);
}

ExitStatus import_inventory(Context& context, const ImportOptions& options)
{
    auto bytes = read_input(options.file, context.console.in, largest_file);
    if (!bytes) {
        complain(context.console, bytes.error());
        return ExitStatus::failed;
    }
    const bool is_asked_as_bill = options.kind == "cyclonedx" || options.kind == "spdx";
    const bool is_bill =
        options.kind == "auto" && parsers::recognise(*bytes) != parsers::InventoryFormat::csv;
    if (is_asked_as_bill || is_bill)
        return import_bill(context, options, *std::move(bytes));

    if (!options.product_id.empty() || !options.product_version.empty() || options.replaces_all) {
        complain(context.console,
                 say("{} is no bill of materials: its rows name their products", options.file),
                 say("leave out --product, --product-version and --replace"));
        return ExitStatus::usage;
    }
    return import_csv(context, options, *std::move(bytes));
}

}  // namespace

void add_inventory_import(Command& inventory, Context& context)
{
    auto command = add_command(inventory,
                               context,
                               "import",
                               say("Registers products, their components, or installations"),
                               import_inventory);
    command.footer(say(
        "Reads CSV in UTF-8 or CP932, with commas or tabs, and a header line that names the\n"
        "columns in English or Japanese; CycloneDX as JSON (1.2 to 1.6); SPDX 2.2 and 2.3 as JSON\n"
        "or tag-value. What a file is, its content says. A row that is known already is brought\n"
        "up to date. A bill of materials takes the place of the earlier one of the same subject.\n"
        "Bad rows and components are named with the reason; the others are imported and the\n"
        "status is 0, unless --strict is given. Then every stored advisory is evaluated again.\n"
        "Exit status 3 when the product of a bill of materials is not clear.\n"
        "Example: advisoryctl inventory import bom.json --product P-100 --product-version 1.0"));

    auto& options = *command.options;
    command.option("FILE", options.file, say("The file; - for standard input")).required();
    command.option("--kind", options.kind, say("What is in it (default: auto, by the header)"))
        .type_name("auto|products|components|installations|cyclonedx|spdx")
        .one_of({"auto", "products", "components", "installations", "cyclonedx", "spdx"});
    command.flag("--strict",
                 options.is_strict,
                 say("Import nothing, with status 1, when any row is bad"));
    command.option("--product", options.product_id, say("What a bill of materials is of"))
        .type_name("ID");
    command.option("--product-version", options.product_version, say("In which version"))
        .type_name("VERSION");
    command.flag("--replace",
                 options.replaces_all,
                 say("The bill takes the place of every earlier one of the version"));
    add_page_options(command, options.output);
}

}  // namespace advisory::cli
