#pragma once

#include <span>
#include <string_view>

#include "parsers/advisories/headings.hpp"

namespace advisory::parsers {

/// A word that begins the heading of a section.
struct HeadingWord {
    std::string_view word;  ///< Latin ones in lower case.
    SectionKind kind;
};

/// The longer ones before their beginnings: 影響を受けない must not be taken for 影響.
std::span<const HeadingWord> heading_words();

/// True for what may stand behind such a word in a heading without decoration, and for nothing.
/// Anything else is a sentence that begins with the word: "対象となるバージョンは次のとおりです。".
bool may_end_heading(std::string_view tail);

}  // namespace advisory::parsers
