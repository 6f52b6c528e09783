#include "cli/csv.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace advisory::cli {

namespace {

/// What a formula begins with in Excel, LibreOffice and Google Sheets. The full-width
/// forms count because a Japanese Excel takes them for the same.
constexpr std::array<std::string_view, 11> formula_starts{
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
};

/// Blanks that a spreadsheet trims before it looks for a formula.
constexpr std::array<std::string_view, 3> blanks{" ", "\u00a0", "\u3000"};

bool begins_formula(std::string_view cell)
{
    const auto stands_first = [&](std::string_view text) { return cell.starts_with(text); };

    for (;;) {
        const auto* const blank = std::ranges::find_if(blanks, stands_first);
        if (blank == blanks.end())
            return std::ranges::any_of(formula_starts, stands_first);
        cell.remove_prefix(blank->size());
    }
}

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
        line += quoted_cell(begins_formula(cell) || begins_formula(safe) ? "'" + safe : safe);
    }
    return line += "\r\n";
}

}  // namespace advisory::cli
