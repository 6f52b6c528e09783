#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/inventory/inventory_columns.hpp"

namespace advisory::parsers {

/// Longer values than this are no part of an inventory. In characters.
inline constexpr std::size_t max_cell_characters = 1'000;

/// Why a cell cannot be taken, as a sentence that begins with `label` and names the remedy;
/// nothing when it can.
std::optional<std::string> complaint_about(const ColumnRule& rule,
                                           std::string_view label,
                                           std::string_view value);

/// "2024-04-15" for 2024-04-15, 2024/4/15 and the like; nothing when that is no day.
std::optional<std::string> read_day(std::string_view text);

/// "high" for high, High and 重要; nothing for what is no severity.
std::optional<std::string> read_severity(std::string_view text);

/// A value from the file between quotation marks, safe to show and not too long.
std::string in_quotes(std::string_view value);

}  // namespace advisory::parsers
