#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parsers/advisories/lines.hpp"
#include "parsers/advisories/sections.hpp"

namespace advisory::parsers {

/// A line that begins a section.
struct Heading {
    SectionKind kind = SectionKind::other;
    std::string title;
    std::string_view inline_text;  ///< Behind the colon; points into Line::text.
};

/// Reads a heading: numbered ("II. 対象"), in brackets or behind a mark ("【対象】", "■対策"),
/// between strokes ("=== 概要 ==="), or a known word alone ("Affected Products", "対象:").
/// Nothing for a sentence that begins like one. Headings in Roman numbers, in brackets, and in
/// capitals behind a number ("3.2.1 PATH TRAVERSAL") may be of kind `other`, the rest must be
/// known.
std::optional<Heading> read_heading(const Line& line);

}  // namespace advisory::parsers
