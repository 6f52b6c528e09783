#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/affected_range.hpp"

namespace advisory::parsers {

/// One line of a notice: as it stands, and as patterns read it.
struct Line {
    std::string_view raw;    ///< Without quote marks, leading and trailing blanks.
    std::string text;        ///< text::normalise of `raw`.
    std::size_t indent = 0;  ///< Columns before `raw`; a full-width blank counts 2.
    std::size_t width = 0;   ///< Columns with the indent: tells whether the line was full.
    TextSpan span;           ///< Of `raw`, in the text that was split.

    [[nodiscard]] bool is_blank() const { return text.empty(); }
};

/// Splits a text into lines, without losing where each stands. In a copy that is quoted
/// by "> ", line by line, the marks are taken off.
///
/// Keeps views: `text` must outlive the lines.
std::vector<Line> split_lines(std::string_view text);

/// Lines of one thought: a paragraph whose wrapped lines were joined, or a list entry.
struct Block {
    std::string text;          ///< Normalised, one line.
    bool is_bullet = false;    ///< The mark is taken off.
    std::size_t indent = 0;    ///< Of the first line, with the mark.
    bool follows_gap = false;  ///< A blank line stands before it.
    TextSpan span;             ///< From the first character to the last.
};

/// Joins what the 70-column wrap of Japanese mail has cut, in the middle of a word too.
/// A blank line, a list mark, and a line after one that was not full begin a new block.
std::vector<Block> join_lines(const std::vector<Line>& lines);

/// Puts a wrapped line behind what stands before it: Japanese without a blank, words of
/// letters with one, and none where a version or an identifier was cut at its separator.
void append_line(std::string& text, std::string_view next);

/// True for a line that only rules off: "====", "----", "* * *", "＿＿＿".
bool is_rule(const Line& line);

}  // namespace advisory::parsers
