#include "text/formula_guard.hpp"

#include <algorithm>
#include <array>

namespace advisory::text {

namespace {

constexpr char guard = '\'';

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
constexpr std::array<std::string_view, 3> trimmed_blanks{" ", "\u00a0", "\u3000"};

}  // namespace

bool begins_formula(std::string_view cell)
{
    const auto stands_first = [&](std::string_view text) { return cell.starts_with(text); };

    for (;;) {
        const auto* const blank = std::ranges::find_if(trimmed_blanks, stands_first);
        if (blank == trimmed_blanks.end())
            return std::ranges::any_of(formula_starts, stands_first);
        cell.remove_prefix(blank->size());
    }
}

bool needs_formula_guard(std::string_view cell)
{
    return begins_formula(cell.substr(std::min(cell.find_first_not_of(guard), cell.size())));
}

std::string_view without_formula_guard(std::string_view cell)
{
    const bool is_guarded = cell.starts_with(guard) && needs_formula_guard(cell);
    return is_guarded ? cell.substr(1) : cell;
}

}  // namespace advisory::text
