#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// The lines of `text` that are English prose: four Latin words in a row, blanks between them.
/// What stands in quotation marks ("", '', ``, 「」) does not count, nor does a line that says
/// how a program is called ("使い方:", "例:").
std::vector<std::string> english_lines_of(std::string_view text);

}  // namespace advisory::test
