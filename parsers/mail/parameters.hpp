#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace advisory::parsers::mime {

/// A structured field such as Content-Type: a word and its parameters.
struct StructuredField {
    struct Parameter {
        std::string name;   ///< Lower case, with its RFC 2231 marks: "boundary*0".
        std::string value;  ///< Without quotes.
    };

    std::string word;  ///< Lower case: "text/plain", "attachment". May be empty.
    std::vector<Parameter> parameters;

    /// The value of a parameter (name in lower case), its RFC 2231 pieces joined and
    /// decoded to UTF-8; empty when there is none.
    [[nodiscard]] std::string value_of(std::string_view name) const;
};

/// Reads a field of RFC 2045 with comments, quoted strings and what is often wrong:
/// missing semicolons' values, blanks around '='. Takes any bytes.
StructuredField read_structured_field(std::string_view value);

}  // namespace advisory::parsers::mime
