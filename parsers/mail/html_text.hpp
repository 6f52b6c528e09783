#pragma once

#include <string>
#include <string_view>

namespace advisory::parsers::mime {

/// The text of an HTML page, for reading: tags, comments, scripts and style sheets
/// dropped, character references decoded, a line for each block, "- " before a list entry, a tab
/// between the cells of a row.
///
/// No browser: what is wrong in the page comes out as text. Takes linear time.
std::string text_of_html(std::string_view html);

}  // namespace advisory::parsers::mime
