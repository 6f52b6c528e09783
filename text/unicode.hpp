#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace advisory::text {

/// NFKC, without invisible characters (zero-width, bidi, soft hyphen), with every
/// dash as '-', every tilde and wave dash as '~', and every blank as ' '. Case
/// and the characters of a name stay. What grammars and patterns read. Ill-formed
/// UTF-8 becomes U+FFFD; never fails. U+FDFA, which NFKC makes eleven times as long,
/// stays, so that no text becomes more than six times as long; and a number in a circle
/// becomes one in brackets: "①2.0" is "(1)2.0", not 12.0.
std::string normalise(std::string_view utf8);

/// `normalise`, then case folded, blanks collapsed and trimmed, and the middle dots
/// ・/･ and prolonged sound marks unified: two spellings of one name compare
/// equal. Also a search key; never shown.
std::string fold(std::string_view utf8);

/// True when `utf8` is well-formed.
bool is_utf8(std::string_view utf8);

/// Columns that a terminal needs: East Asian wide and full-width characters
/// count 2, combining marks 0. Expects printable text.
std::size_t display_width(std::string_view utf8);

/// At most `width` columns of the text, with "…" at the end when it was cut.
/// Never cuts inside a character or before its combining marks.
std::string shorten(std::string_view utf8, std::size_t width);

/// Makes text from outside safe for a terminal or a log line: control characters
/// (C0, DEL, C1), bidi controls, zero-width and other invisible characters come
/// out as visible escapes such as \x1b or \u{202e}, and ill-formed bytes as
/// \xff. Newlines and tabs are escaped too: \n, \t.
std::string printable(std::string_view utf8);

/// `printable`, but newlines stay and tabs become blanks: for a block of text.
std::string printable_block(std::string_view utf8);

}  // namespace advisory::text
