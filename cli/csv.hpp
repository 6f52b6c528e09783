#pragma once

#include <span>
#include <string>
#include <string_view>

namespace advisory::cli {

/// UTF-8's byte order mark, without which Excel reads CSV in the system's code page.
inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// One line of RFC 4180, ended by CR LF.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which
/// text::without_formula_guard takes away again. It is safe for a terminal too: control
/// characters come out as visible escapes, except for newlines, which stand inside quotes.
std::string csv_line(std::span<const std::string> cells);

}  // namespace advisory::cli
