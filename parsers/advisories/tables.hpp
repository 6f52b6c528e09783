#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/lines.hpp"
#include "parsers/advisories/sentences.hpp"

namespace advisory::parsers {

/// What a column of a table holds, by its heading.
enum class ColumnKind { product, model, version, affected, unaffected, fixed, cve, status, other };

/// What a cell of a column `status` says of its row.
enum class RowStatus { affected, unaffected, unknown };

/// Of "あり", "影響なし", "Under investigation". Nothing when the cell says something else.
std::optional<RowStatus> status_of(std::string_view cell);

/// A row of a table: its cells, and where it stands.
struct TableRow {
    std::vector<std::string> cells;
    TextSpan span;
};

/// Columns with headings: "製品名 | 影響を受けるバージョン | 修正バージョン".
struct Table {
    std::vector<ColumnKind> columns;
    std::vector<TableRow> rows;
    std::size_t begin = 0;  ///< Lines [begin, end) of the lines that were searched.
    std::size_t end = 0;

    /// The cell of the first column of that kind; empty when there is none. A column is of kind
    /// `status` when its heading speaks of being affected, and each cell says no more than that.
    [[nodiscard]] std::string_view cell(const TableRow& row, ColumnKind kind) const;

    /// True when a column says by itself that its versions, or which rows, are affected.
    [[nodiscard]] bool states_affected() const;
};

/// The first table from line `from` on whose heading names at least two columns that we know
/// and whose cells are parted by '|', tabs, (in drawn tables) '│', or two blanks and more.
/// Nothing when there is none: lines with such marks and no heading are lines.
std::optional<Table> find_table(std::span<const Line> lines, std::size_t from);

}  // namespace advisory::parsers
