#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/advisories/lines.hpp"

namespace advisory::parsers {

/// How the lines of a mail were cut.
struct Wrap {
    enum class Style {
        words,     ///< Between words of letters; Japanese anywhere. What editors do.
        anywhere,  ///< At the last column, in the middle of a number, too.
    };

    std::size_t width = 70;  ///< Columns of a full line; 0: the mail is not wrapped.
    Style style = Style::words;
};

/// Tells the wrap of a mail from the widths of its lines. Notices of JPCERT/CC have 70
/// columns, which also stands for a mail too short to tell.
Wrap wrap_of(const std::vector<Line>& lines);

/// True when `next` is the rest of what `line` says: the first word of `next` had no room
/// on `line`.
bool is_cut_before(const Line& line, const Line& next, const Wrap& wrap);

/// What stands between two parts of a cut line.
enum class Seam {
    none,      ///< A word was cut, or Japanese text.
    blank,     ///< Two words of letters.
    doubtful,  ///< "2.1" and "5.0": one word cut in two, or two words.
};

/// Decides from the characters on both sides, from the width of the line, and from what an
/// identifier or a version lacks.
Seam seam_between(const Line& line, const Line& next, const Wrap& wrap);

/// The same for a text whose width nobody knows: a wrapped title, an entry of a history.
/// Never doubtful.
Seam seam_between(std::string_view text, std::string_view next);

/// Puts `next` behind `text` as the seam says.
void append_line(std::string& text, std::string_view next);

}  // namespace advisory::parsers
