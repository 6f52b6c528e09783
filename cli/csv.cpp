#include "cli/csv.hpp"

#include "text/formula_guard.hpp"
#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

std::string quoted_cell(std::string_view cell)
{
    if (cell.find_first_of("\",\r\n") == std::string_view::npos)
        return std::string{cell};

    std::string text{'"'};
    for (const char byte : cell) {
        if (byte == '"')
            text += '"';
        text += byte;
    }
    return text += '"';
}

}  // namespace

std::string csv_line(std::span<const std::string> cells)
{
    std::string line;
    for (const auto& cell : cells) {
        if (&cell != cells.data())
            line += ',';

        const auto safe = text::printable_block(cell);
        // A line break that became an escape may have hidden the formula.
        const bool is_guarded = text::begins_formula(cell) || text::needs_formula_guard(safe);
        line += quoted_cell(is_guarded ? "'" + safe : safe);
    }
    return line += "\r\n";
}

}  // namespace advisory::cli
