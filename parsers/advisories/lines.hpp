#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::parsers {

/// One line of a notice: as it stands, and as patterns read it.
struct Line {
    std::string_view raw;           ///< Without quote marks, leading and trailing blanks.
    std::string text;               ///< phrases::normalised of `raw`.
    std::size_t indent = 0;         ///< Columns before `raw`; a full-width blank counts 2.
    std::size_t width = 0;          ///< Columns with the indent: tells whether the line was full.
    bool has_blank_behind = false;  ///< Trailing blanks were taken off.
    TextSpan span;                  ///< Of `raw`, in the text that was split.

    [[nodiscard]] bool is_blank() const { return text.empty(); }
};

/// Splits a text into lines, without losing where each stands. In a copy that is quoted
/// by "> ", line by line, the marks are taken off.
///
/// Keeps views: `text` must outlive the lines. Reads no more than `most` lines, beside the
/// blank ones that it leaves out of a longer row of them.
std::vector<Line> split_lines(std::string_view text,
                              std::size_t most = std::numeric_limits<std::size_t>::max());

/// True for a line that only rules off: "====", "----", "* * *", "＿＿＿".
bool is_rule(const Line& line);

}  // namespace advisory::parsers
