#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers::phrases {

/// Takes out the blanks and line breaks that wrapping put inside a Japanese word, a
/// name, a range or a version ("1.2.\n3"). What remains of the line breaks separates
/// members of a list. `text` is normalised.
std::string unwrap(std::string_view text);

/// text::normalise, without the marks ™ and ℠, of which it would make letters of the name.
std::string normalised(std::string_view raw);

}  // namespace advisory::parsers::phrases
