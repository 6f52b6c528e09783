#include "parsers/inventory/inventory_csv.hpp"

#include <algorithm>
#include <cstddef>
#include <expected>
#include <functional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/purl.hpp"
#include "parsers/inventory/cells.hpp"
#include "parsers/inventory/csv_reader.hpp"
#include "parsers/inventory/inventory_columns.hpp"
#include "parsers/inventory/inventory_header.hpp"
#include "text/charset.hpp"

namespace advisory::parsers {

namespace {

/// What is to be told beside the rows. A hostile file has more to tell than memory can hold,
/// so the last of a long list are only counted.
class Findings {
public:
    /// Keeps a reference: `file` must outlive the findings.
    explicit Findings(InventoryFile& file) : file_{file} {}

    void reject(std::size_t line, std::string reason)
    {
        if (file_.rejected.size() < max_inventory_findings)
            file_.rejected.push_back({.line = line, .reason = std::move(reason)});
        else if (unnamed_rejections_++ == 0)
            first_unnamed_ = line;
    }

    void warn(std::string warning)
    {
        if (file_.warnings.size() < max_inventory_findings)
            file_.warnings.push_back(std::move(warning));
        else
            ++unnamed_warnings_;
    }

    /// To be called once, behind the last row.
    void count_the_unnamed()
    {
        if (unnamed_rejections_ > 0)
            file_.rejected.push_back({
                .line = first_unnamed_,
                .reason = fmt::format("From here on {} more rows were rejected; correct those "
                                      "above and read the file again.",
                                      unnamed_rejections_),
            });
        if (unnamed_warnings_ > 0)
            file_.warnings.push_back(
                fmt::format("{} more warnings are not shown.", unnamed_warnings_));
    }

private:
    InventoryFile& file_;
    std::size_t unnamed_rejections_ = 0;
    std::size_t first_unnamed_ = 0;
    std::size_t unnamed_warnings_ = 0;
};

/// Finds rows that were there before. Holds numbers of rows, not copies of their keys.
template <class Row>
class KnownRows {
public:
    /// Keeps a reference: `rows` must outlive it.
    KnownRows(const std::vector<Row>& rows, std::span<const InventoryColumn<Row>> columns)
        : rows_{rows}
    {
        for (const auto& column : columns) {
            if (column.rule.part != Part::key)
                continue;
            members_.push_back(column.member);
            names_.push_back(column.rule.name);
        }
    }

    KnownRows(const KnownRows&) = delete;
    KnownRows& operator=(const KnownRows&) = delete;

    /// The row that has the same key as the last one. Nothing when there is none; from then
    /// on the last one is known.
    const Row* find_same_as_last()
    {
        const auto [known, is_new] = numbers_.insert(rows_.size() - 1);
        return is_new ? nullptr : &rows_[*known];
    }

    [[nodiscard]] std::string key_names() const { return fmt::to_string(fmt::join(names_, ", ")); }

private:
    struct Hash {
        const KnownRows* known;
        std::size_t operator()(std::size_t number) const
        {
            constexpr std::size_t odd = 0x9E3779B97F4A7C15U;
            std::size_t sum = 0;
            for (const auto member : known->members_)
                sum = sum * odd + std::hash<std::string>{}(known->rows_[number].*member);
            return sum;
        }
    };

    struct Equal {
        const KnownRows* known;
        bool operator()(std::size_t one, std::size_t other) const
        {
            return std::ranges::all_of(known->members_, [&](std::string Row::* member) {
                return known->rows_[one].*member == known->rows_[other].*member;
            });
        }
    };

    const std::vector<Row>& rows_;
    std::vector<std::string Row::*> members_;
    std::vector<std::string_view> names_;
    std::unordered_set<std::size_t, Hash, Equal> numbers_{0, Hash{this}, Equal{this}};
};

std::string describe_fault(const CsvRow& row)
{
    if (row.fault == CsvFault::unclosed_quote)
        return fmt::format(
            "A quotation mark opens in this row and is never closed, so that nothing from here "
            "to line {}, the end of the file, was read; close it, or write it twice if it is "
            "text.",
            row.last_line);
    return "Text stands behind a closing quotation mark; put the whole field between quotation "
           "marks, and write a mark that is text twice.";
}

std::string describe_columns(const CsvRow& row, const InventoryHeader& header)
{
    return fmt::format(
        "Columns expected: {}, found: {}; a field that holds a separator or a line break needs "
        "quotation marks.",
        header.columns,
        row.columns);
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
        const auto value = csv.fields[position];
        if (auto complaint = complaint_about(rule, label, value))
            complaints.push_back(std::move(*complaint));
        else if (rule.form == CellForm::date)
            row.*member = read_day(value).value_or("");
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
            fmt::format("Line {}: the product {} has no version; what concerns it can "
                        "only become a review.",
                        product.line,
                        quoted(product.product_id)));
}

void remark_on(const Component& component, Findings& findings)
{
    if (component.purl.empty() || component.version.empty())
        return;

    const auto purl = read_purl(component.purl);
    if (purl && !purl->version.empty() && purl->version != component.version)
        findings.warn(
            fmt::format("Line {}: the purl names version {}, but component_version is "
                        "{}; correct the one that is wrong.",
                        component.line,
                        quoted(purl->version),
                        quoted(component.version)));
}

void remark_on(const Installation& /*installation*/, Findings& /*findings*/) {}

/// Takes the rows behind the header line, and answers how many there were.
template <class Row>
Result<std::size_t> read_rows(CsvReader& reader,
                              const InventoryHeader& header,
                              std::span<const InventoryColumn<Row>> columns,
                              std::vector<Row>& rows,
                              Findings& findings)
{
    KnownRows<Row> known{rows, columns};
    std::size_t count = 0;
    while (const auto* const csv = reader.next()) {
        if (++count > max_inventory_rows)
            return Failure{Errc::too_large,
                           fmt::format("The file has more than {} rows.", max_inventory_rows),
                           "Split it into several files with the same header line."};

        auto row = read_values(*csv, header, columns);
        if (!row) {
            const bool goes_on =
                csv->last_line > csv->line && csv->fault != CsvFault::unclosed_quote;
            const auto end =
                goes_on ? fmt::format(" The row goes on to line {}.", csv->last_line) : "";
            findings.reject(csv->line, row.error() + end);
            continue;
        }

        rows.push_back(std::move(*row));
        if (const auto* const same = known.find_same_as_last()) {
            findings.reject(csv->line,
                            fmt::format("The row is a duplicate of line {} ({} are the same); "
                                        "remove one of the two.",
                                        same->line,
                                        known.key_names()));
            rows.pop_back();
            continue;
        }
        remark_on(rows.back(), findings);
    }
    return count;
}

Result<std::size_t> read_rows_of_kind(CsvReader& reader,
                                      const InventoryHeader& header,
                                      InventoryFile& file,
                                      Findings& findings)
{
    switch (header.kind) {
        case InventoryKind::components:
            return read_rows(reader, header, component_columns(), file.components, findings);
        case InventoryKind::installations:
            return read_rows(reader, header, installation_columns(), file.installations, findings);
        case InventoryKind::products:
        case InventoryKind::automatic:
            break;
    }
    return read_rows(reader, header, product_columns(), file.products, findings);
}

void remark_on_unread_columns(const InventoryHeader& header, Findings& findings)
{
    constexpr std::size_t enough = 20;
    if (header.unread.empty())
        return;

    const auto shown = std::span{header.unread}.first(std::min(enough, header.unread.size()));
    const auto others = header.unread.size() - shown.size();
    findings.warn(fmt::format("These columns are not known and were not read: {}{}.",
                              fmt::join(shown, ", "),
                              others > 0 ? fmt::format(" and {} more", others) : ""));
}

void remark_on_unknown_versions(const std::vector<Component>& components, Findings& findings)
{
    const auto has_none = [](const Component& component) { return component.version.empty(); };
    const auto first = std::ranges::find_if(components, has_none);
    if (first != components.end())
        findings.warn(
            fmt::format("Components without component_version: {}, the first in line "
                        "{}; a match with them can only become a review.",
                        std::ranges::count_if(components, has_none),
                        first->line));
}

}  // namespace

Result<InventoryFile> read_inventory_csv(std::string_view bytes, InventoryKind kind)
{
    if (bytes.size() > max_inventory_bytes)
        return Failure{Errc::too_large,
                       fmt::format("The file has {} bytes; the most is {}.",
                                   bytes.size(),
                                   max_inventory_bytes),
                       "Split it into several files with the same header line."};

    const auto document = text::decode_document(bytes);
    CsvReader reader{document.text, separator_of(document.text)};
    const auto* const first = reader.next();
    if (first == nullptr)
        return Failure{Errc::malformed,
                       "The file is empty: it has no header line.",
                       "Name the columns in the first line."};

    const auto header = read_inventory_header(*first, kind);
    if (!header)
        return std::unexpected{header.error()};

    InventoryFile file;
    Findings findings{file};
    if (document.is_lossy)
        findings.warn(
            fmt::format("Some bytes of the file mean nothing in {}, in which it was "
                        "read; save it as UTF-8.",
                        document.charset));
    remark_on_unread_columns(*header, findings);

    const auto count = read_rows_of_kind(reader, *header, file, findings);
    if (!count)
        return std::unexpected{count.error()};
    if (*count == 0)
        findings.warn("The file has a header line, but no row.");

    remark_on_unknown_versions(file.components, findings);
    findings.count_the_unnamed();
    return file;
}

}  // namespace advisory::parsers
