#include "parsers/inventory/inventory_csv.hpp"

#include <algorithm>
#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/purl.hpp"
#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/inventory/csv_reader.hpp"
#include "parsers/inventory/findings.hpp"
#include "parsers/inventory/inventory_columns.hpp"
#include "parsers/inventory/inventory_header.hpp"
#include "parsers/inventory/known_rows.hpp"
#include "text/charset.hpp"
#include "text/formula_guard.hpp"

namespace advisory::parsers {

namespace {

std::string describe_fault(const CsvRow& row)
{
    if (row.fault == CsvFault::unclosed_quote)
        return say(
            "A quotation mark opens in this row and is never closed, so that nothing from here "
            "to line {}, the end of the file, was read; close it, or write it twice if it is "
            "text.",
            row.last_line);
    return say(
        "Text stands behind a closing quotation mark; put the whole field between quotation "
        "marks, and write a mark that is text twice.");
}

std::string describe_columns(const CsvRow& row, const InventoryHeader& header)
{
    return say(
        "The number of columns is {} and should be {}; a field that holds a separator or a line "
        "break needs quotation marks.",
        row.columns,
        header.columns);
}

/// The values of a row, or every reason why it cannot be taken.
template <class Row>
std::expected<Row, std::string> read_values(const CsvRow& csv,
                                            const InventoryHeader& header,
                                            std::span<const InventoryColumn<Row>> columns)
{
    if (csv.fault != CsvFault::none)
        return std::unexpected{describe_fault(csv)};
    if (csv.columns != header.columns)
        return std::unexpected{describe_columns(csv, header)};

    Row row;
    row.line = csv.line;
    std::vector<std::string> complaints;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const auto& [position, label] = header.placed[at];
        if (position == PlacedColumn::nowhere)
            continue;

        const auto& [rule, member] = columns[at];
        const auto value = text::without_formula_guard(csv.fields[position]);
        if (auto complaint = complaint_about(rule, label, value))
            complaints.push_back(std::move(*complaint));
        else if (rule.form == CellForm::date)
            row.*member = read_day(value).value_or("");
        else if (rule.form == CellForm::severity)
            row.*member = read_severity(value).value_or("");
        else
            row.*member = value;
    }
    if (!complaints.empty())
        return std::unexpected{fmt::to_string(fmt::join(complaints, " "))};
    return row;
}

void remark_on(const ProductVersion& product, Findings& findings)
{
    if (product.version.empty())
        findings.warn(
            say("Line {}: the product {} has no version; what concerns it can "
                "only become a review.",
                product.line,
                in_quotes(product.product_id)));
}

void remark_on(const Component& component, Findings& findings)
{
    if (component.purl.empty() || component.version.empty())
        return;

    const auto purl = read_purl(component.purl);
    if (purl && !purl->version.empty() && purl->version != component.version)
        findings.warn(
            say("Line {}: the purl names version {}, but component_version is "
                "{}; correct the one that is wrong.",
                component.line,
                in_quotes(purl->version),
                in_quotes(component.version)));
}

void remark_on(const Installation& /*installation*/, Findings& /*findings*/) {}

/// The rows of a file, and where to tell what is wrong with them.
struct RowSource {
    CsvReader& reader;
    const InventoryHeader& header;
    Findings& findings;
    std::size_t most;
};

/// A bad row may have swallowed lines that were meant to be rows.
std::string describe_extent(const CsvRow& row)
{
    const bool is_told = row.fault == CsvFault::unclosed_quote || row.last_line == row.line;
    return is_told ? "" : say(" The row goes on to line {}.", row.last_line);
}

/// Takes every row to `rows` or rejects it, and answers how many there were.
template <class Row>
Result<std::size_t> read_rows(const RowSource& source,
                              std::span<const InventoryColumn<Row>> columns,
                              std::vector<Row>& rows)
{
    KnownRows<Row> known{rows, columns};
    std::size_t count = 0;
    while (const auto* const csv = source.reader.next()) {
        if (++count > source.most)
            return Failure{Errc::too_large,
                           say("The file has more than {} rows.", source.most),
                           say("Split it into several files with the same header line.")};

        auto row = read_values(*csv, source.header, columns);
        if (!row) {
            source.findings.reject(csv->line, row.error() + describe_extent(*csv));
            continue;
        }

        rows.push_back(std::move(*row));
        if (const auto* const same = known.find_same_as_last()) {
            source.findings.reject(
                csv->line,
                say("The row is a duplicate of line {} ({} are the same); remove one of "
                    "the two.",
                    same->line,
                    known.key_names()));
            rows.pop_back();
            continue;
        }
        remark_on(rows.back(), source.findings);
    }
    return count;
}

Result<std::size_t> read_rows_of_kind(const RowSource& source, InventoryFile& file)
{
    switch (source.header.kind) {
        case InventoryKind::components:
            return read_rows(source, component_columns(), file.components);
        case InventoryKind::installations:
            return read_rows(source, installation_columns(), file.installations);
        case InventoryKind::products:
        case InventoryKind::automatic:
            break;
    }
    return read_rows(source, product_columns(), file.products);
}

void remark_on_unread_columns(const InventoryHeader& header, Findings& findings)
{
    constexpr std::size_t enough = 20;
    if (header.unread.empty())
        return;

    const auto shown = std::span{header.unread}.first(std::min(enough, header.unread.size()));
    const auto others = header.unread.size() - shown.size();
    findings.warn(say("These columns are not known and were not read: {}{}.",
                      fmt::join(shown, ", "),
                      others > 0 ? say(" and {} more", others) : ""));
}

void remark_on_unknown_versions(const std::vector<Component>& components, Findings& findings)
{
    const auto has_none = [](const Component& component) { return component.version.empty(); };
    const auto first = std::ranges::find_if(components, has_none);
    if (first != components.end())
        findings.warn(
            say("Components without component_version: {}, the first in line "
                "{}; a match with them can only become a review.",
                std::ranges::count_if(components, has_none),
                first->line));
}

}  // namespace

Result<InventoryFile> read_inventory_csv(std::string_view bytes,
                                         InventoryKind kind,
                                         const InventoryLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return Failure{Errc::too_large,
                       say("The file has {} bytes; the most is {}.", bytes.size(), limits.bytes),
                       say("Split it into several files with the same header line.")};

    const auto document = text::decode_document(bytes);
    CsvReader reader{document.text, separator_of(document.text)};
    const auto* const first = reader.next();
    if (first == nullptr)
        return Failure{Errc::malformed,
                       say("The file is empty: it has no header line."),
                       say("Name the columns in the first line.")};

    const auto header = read_inventory_header(*first, kind);
    if (!header)
        return std::unexpected{header.error()};

    InventoryFile file;
    Findings findings{file, limits.findings};
    if (document.is_lossy)
        findings.warn(
            say("Some bytes of the file mean nothing in {}, in which it was "
                "read; save it as UTF-8.",
                document.charset));
    remark_on_unread_columns(*header, findings);

    const auto count = read_rows_of_kind(
        {.reader = reader, .header = *header, .findings = findings, .most = limits.rows},
        file);
    if (!count)
        return std::unexpected{count.error()};
    if (*count == 0)
        findings.warn(say("The file has a header line, but no row."));

    remark_on_unknown_versions(file.components, findings);
    findings.count_the_unnamed();
    return file;
}

}  // namespace advisory::parsers
