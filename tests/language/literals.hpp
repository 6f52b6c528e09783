#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace advisory::test {

/// What stands between the brackets of one `say(...)` or `mark(...)`.
struct SaidLiteral {
    std::string text;      ///< Literals side by side are one, escapes are resolved.
    std::size_t line = 0;  ///< Of the call, from 1.
    bool is_literal = true;
};

/// All calls of `say` and `mark` in a source file of C++, in their order. Comments, and what
/// stands in literals, are no calls.
std::vector<SaidLiteral> said_literals(std::string_view source);

/// The fields of a format, sorted and each once: "{} of {:04}" has "0" and "1:04".
std::vector<std::string> fields_of(std::string_view format);

}  // namespace advisory::test
