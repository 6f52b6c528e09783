#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/lines.hpp"
#include "parsers/advisories/wrapping.hpp"

namespace advisory::parsers {

/// Lines of one thought: a paragraph whose wrapped lines were joined, or a list entry.
struct Block {
    std::string text;           ///< Normalised, one line.
    std::string other_reading;  ///< Where a cut is doubtful: with the words joined, or parted.
    bool is_bullet = false;     ///< The mark is taken off.
    std::string mark;           ///< The one that was; "1." is none of its own.
    std::size_t indent = 0;     ///< Of the first line, with the mark.
    bool follows_gap = false;   ///< A blank line or a rule stands before it.
    TextSpan span;              ///< From the first character to the last.
};

/// Joins what the wrap of a mail has cut, in the middle of a word too. A blank line, a rule,
/// a list mark, and a line after one that was not full begin a new block.
std::vector<Block> join_lines(std::span<const Line> lines, const Wrap& wrap = {});

/// The length of the list mark that a normalised line begins with, with its blank; 0 for
/// none.
std::size_t bullet_length(std::string_view text);

}  // namespace advisory::parsers
