#include "parsers/advisories/table_rows.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/advisories/identifiers.hpp"
#include "parsers/phrases/phrase.hpp"

namespace advisory::parsers {

namespace {

/// What the cells of a row speak of.
struct Row {
    std::string product;
    std::string model;
    std::vector<std::string> cves;
    RowStatus status = RowStatus::affected;
    std::string_view status_cell;
    TextSpan span;
};

AffectedRange range_of(std::string_view cell, const Row& row)
{
    auto range = read_phrase(cell);
    const auto name =
        row.product + (row.model.empty() || row.product.empty() ? "" : " ") + row.model;
    range.phrase = name + (cell.empty() ? "" : " ") + std::string{cell};
    if (range.product.empty() || range.status == PhraseStatus::none)
        range.product = name;
    if (!row.model.empty() && range.models.empty() && range.product == name)
        range.models.push_back(row.model);
    range.span = row.span;
    if (range.cves.empty())
        range.cves = row.cves;
    return range;
}

void collect_cell(Collected& collected, std::string_view cell, const Row& row, Meaning meaning)
{
    if (cell.empty() && meaning != Meaning::affected)
        return;
    auto range = range_of(cell, row);
    const bool is_denied = range.status == PhraseStatus::none && states_not_affected(cell);
    if (meaning == Meaning::affected && row.status == RowStatus::unaffected)
        meaning = Meaning::unaffected;
    if (meaning == Meaning::affected && row.status == RowStatus::unknown)
        range.qualifiers.push_back({.kind = "condition", .value = std::string{row.status_cell}});
    collected.keep(std::move(range), is_denied ? Meaning::unaffected : meaning);
}

}  // namespace

void collect_table(Collected& collected,
                   const Table& table,
                   const std::string& product,
                   Meaning meaning)
{
    const bool has_own =
        std::ranges::find(table.columns, ColumnKind::affected) != table.columns.end();
    const auto column = has_own ? ColumnKind::affected : ColumnKind::version;
    std::string name;  // A cell that spans rows is written once.
    for (const auto& cells : table.rows) {
        const auto cell = table.cell(cells, ColumnKind::product);
        if (!cell.empty())
            name = cell;
        const auto status = table.cell(cells, ColumnKind::status);
        const auto model = table.cell(cells, ColumnKind::model);
        const Row row{
            .product = !name.empty() ? name : (model.empty() ? product : std::string{}),
            .model = std::string{model},
            .cves = find_identifiers(table.cell(cells, ColumnKind::cve)).cves,
            .status = status_of(status).value_or(RowStatus::affected),
            .status_cell = status,
            .span = cells.span,
        };
        collect_cell(collected, table.cell(cells, column), row, meaning);
        collect_cell(collected, table.cell(cells, ColumnKind::fixed), row, Meaning::fixed);
        collect_cell(collected,
                     table.cell(cells, ColumnKind::unaffected),
                     row,
                     Meaning::unaffected);
    }
}

}  // namespace advisory::parsers
