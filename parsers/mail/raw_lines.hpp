#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace advisory::parsers::mime {

/// A line and what ended it: CRLF, LF, CR, or nothing at the end of the bytes.
struct RawLine {
    std::string_view text;
    std::string_view ending;

    [[nodiscard]] std::size_t size() const { return text.size() + ending.size(); }
};

/// The line that `bytes` begin with; of size 0 only when there are no bytes.
RawLine first_line(std::string_view bytes);

/// True when there is nothing but blanks and tabs.
bool is_blank_line(std::string_view text);

/// Without the blanks, tabs and line ends at both ends.
std::string_view trimmed(std::string_view text);

/// In lower case, ASCII letters only, as protocols count case.
std::string lower_case(std::string_view text);

}  // namespace advisory::parsers::mime
