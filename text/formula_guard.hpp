#pragma once

#include <string>
#include <string_view>

namespace advisory::text {

/// Whether a spreadsheet takes a cell of this text for a formula.
bool begins_formula(std::string_view cell);

/// True for what needs an apostrophe before it in a CSV file: a formula, and, so that no two
/// texts are written alike, what looks as if it had been guarded already.
bool needs_formula_guard(std::string_view cell);

/// The text without the one apostrophe that guards it; what has none comes back as it is.
std::string_view without_formula_guard(std::string_view cell);

}  // namespace advisory::text
