#include <algorithm>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "parsers/inventory/inventory_csv.hpp"
#include "storage/inventory_store.hpp"
#include "text/unicode.hpp"
#include "trust/sha256.hpp"

namespace advisory::cli {

namespace {

constexpr std::size_t largest_file = std::size_t{256} * 1024 * 1024;

struct ImportOptions {
    std::string file;
    std::string kind = "auto";
    bool is_strict = false;
    OutputOptions output;
};

/// What an import came to.
struct Imported {
    storage::ImportCounts counts;
    InventoryFile file;    ///< The rows that were good, and those that were not.
    bool is_taken = true;  ///< False: --strict, and a row was bad.
};

Failure not_supported(std::string_view format)
{
    return {Errc::refused,
            fmt::format("{} is not supported yet", format),
            "list the components as CSV: see `advisoryctl inventory list components --format csv`"};
}

Result<InventoryFile> read_file(const ImportOptions& options, std::string_view bytes)
{
    using parsers::InventoryKind;

    const auto start = bytes.substr(0, 4096);
    const bool is_json =
        start.substr(std::min(start.find_first_not_of("\xef\xbb\xbf \t\r\n"), start.size()))
            .starts_with('{');
    if (options.kind == "cyclonedx" || (is_json && bytes.contains("\"bomFormat\"")))
        return not_supported("CycloneDX");
    if (options.kind == "spdx" || (is_json && bytes.contains("\"spdxVersion\"")) ||
        start.contains("SPDXVersion:"))
        return not_supported("SPDX");

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
        auto reason = fmt::format("{}: product {} version \"{}\" is not registered",
                                  row,
                                  entry.product_id,
                                  entry.product_version);
        file.rejected.push_back({.line = entry.line, .reason = std::move(reason)});
    };

    for (const auto& component : take_out(file.components, unknown.components))
        reject(fmt::format("component {} {}", component.name, component.version), component);
    for (const auto& installation : take_out(file.installations, unknown.installations))
        reject(fmt::format("installation at {}", installation.institution_id), installation);
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
        console.err << text::printable(fmt::format("{}: warning: {}", name, warning)) << '\n';

    for (const auto& [line, reason] : file.rejected)
        console.err << text::printable(fmt::format("{}:{}: {}", name, line, reason)) << '\n';
}

void print_counts(Console& console, const OutputOptions& output, const Imported& imported)
{
    const auto& counts = imported.counts;
    const auto rejected = imported.file.rejected.size();

    if (output.format == Format::json) {
        text::JsonWriter json;
        json.begin_object()
            .field("added", counts.added)
            .field("updated", counts.updated)
            .field("unchanged", counts.unchanged)
            .field("rejected", rejected)
            .field("imported", imported.is_taken)
            .end_object();
        console.out << json.take() << '\n';
        return;
    }

    if (!imported.is_taken)
        console.out << fmt::format("nothing was imported: {} rows are bad\n", rejected);
    else
        console.out << fmt::format("{} rows added, {} updated, {} unchanged, {} rejected\n",
                                   counts.added,
                                   counts.updated,
                                   counts.unchanged,
                                   rejected);
}

ExitStatus import_inventory(Context& context, const ImportOptions& options)
{
    auto& console = context.console;
    auto bytes = read_input(options.file, console.in, largest_file);
    if (!bytes) {
        complain(console, bytes.error());
        return ExitStatus::failed;
    }
    auto file = read_file(options, *bytes);
    if (!file) {
        complain(console,
                 fmt::format("{}: {}", options.file, file.error().message),
                 file.error().hint);
        return ExitStatus::failed;
    }

    const auto import = [&](storage::Database& db) {
        storage::InventoryDocument document{
            .name = std::filesystem::path{options.file}.filename().string(),
            .sha256 = trust::sha256_hex(*bytes),
            .bytes = *std::move(bytes),
            .imported_at = console.clock(),
        };
        const auto imported = import_file(db, *std::move(file), document, options.is_strict);

        print_problems(console, options.file, imported.file);
        print_counts(console, options.output, imported);
        return imported.is_taken ? ExitStatus::done : ExitStatus::failed;
    };
    return with_store(context, storage::Database::Access::read_write, import);
}

}  // namespace

void add_inventory_import(CLI::App& inventory, Context& context)
{
    const auto command = add_command(inventory,
                                     context,
                                     "import",
                                     "Registers products, their components, or installations",
                                     import_inventory);
    command.app->footer(
        "Reads CSV in UTF-8 or CP932, with commas or tabs, and a header line that names the\n"
        "columns in English or Japanese. A row that is known already is brought up to date.\n"
        "Bad rows are named with the reason; the others are imported and the status is 0,\n"
        "unless --strict is given.\n"
        "Example: advisoryctl inventory import --strict products.csv");

    auto& options = *command.options;
    command.app->add_option("FILE", options.file, "The file; - for standard input")->required();
    command.app->add_option("--kind", options.kind, "What is in it (default: auto, by the header)")
        ->type_name("auto|products|components|installations|cyclonedx|spdx")
        ->check(one_of({"auto", "products", "components", "installations", "cyclonedx", "spdx"}));
    command.app->add_flag("--strict",
                          options.is_strict,
                          "Import nothing, with status 1, when any row is bad");
    add_page_options(*command.app, options.output);
}

}  // namespace advisory::cli
