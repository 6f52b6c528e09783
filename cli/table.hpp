#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/record.hpp"

namespace advisory::cli {

/// Lays rows out in columns.
///
/// Columns line up by the width that a terminal gives to each character, so that
/// Japanese and Latin text agree. Nothing from a cell reaches the output but printable
/// characters. When `limit` is given no line is wider, unless the terminal is too narrow
/// for a single character of each column.
class Table {
public:
    Table(const std::vector<Column>& columns, std::optional<std::size_t> limit);

    /// Prints rows; the headings before the first ones. Later rows keep to the columns
    /// of the first as far as they fit.
    void print(std::span<const Row> rows, std::ostream& out);

private:
    using Cells = std::vector<std::string>;

    [[nodiscard]] Cells cells_of(const Row& row) const;
    void widen_for(std::span<const Cells> lines);
    void narrow_to_limit();
    [[nodiscard]] std::size_t excess() const;
    void narrow(Column::Fit fit, std::size_t least);
    void leave_out();
    void print_line(const Cells& cells, std::ostream& out) const;

    std::vector<std::size_t> shown_;  ///< Indexes of the columns with a heading.
    Cells headings_;
    std::vector<Column::Fit> fits_;
    std::vector<std::size_t> widths_;  ///< 0: left out.
    std::optional<std::size_t> limit_;
    bool has_headings_printed_ = false;
};

}  // namespace advisory::cli
