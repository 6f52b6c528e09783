#pragma once

#include <cstddef>
#include <string_view>

namespace advisory::parsers {

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

/// From the first whole character on.
std::string_view from_character(std::string_view utf8);

/// The first `most` bytes, without the beginning of a character that goes on behind them.
std::string_view whole_characters(std::string_view utf8, std::size_t most);

/// Empty for an empty text.
std::string_view first_character(std::string_view utf8);
std::string_view last_character(std::string_view utf8);

/// ぁ to ゖ.
bool is_hiragana(std::string_view character);

/// True for the 製 at `at` of "NEC製Aterm" and "NEC製品"; false for that of 製造 and 複製.
bool is_made_by(std::string_view text, std::size_t at);

}  // namespace advisory::parsers
