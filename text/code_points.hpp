#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace advisory::text {

/// One step through UTF-8. An ill-formed sequence comes out as one step too: the
/// longest piece that could have begun a character, or one byte.
struct CodePoint {
    char32_t code = 0;  ///< U+FFFD when ill-formed.
    bool is_ill_formed = false;
    std::string_view bytes;
};

/// The code point at byte `at` of `utf8`, which must lie inside.
CodePoint code_point_at(std::string_view utf8, std::size_t at);

void append_utf8(std::string& text, char32_t code);

/// True for what leaves no mark on a screen, or acts on it: controls, bidi
/// controls, zero-width and other ignorable characters, line separators,
/// non-characters. Newline and tab are among them, blanks are not.
bool is_hidden(char32_t code);

}  // namespace advisory::text
