#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace advisory::text {

/// What ICU made of some bytes.
struct Converted {
    std::string text;        ///< UTF-8, U+FFFD for what had no meaning.
    std::size_t errors = 0;  ///< How many sequences had none.
};

/// Reads `bytes` with ICU's converter `name`. Nothing when ICU knows no such
/// converter; the name may come from outside.
std::optional<Converted> convert(std::string_view bytes, const std::string& name);

/// The MIME name of the charset that ICU knows as `name`, lower case: "latin1" is
/// "iso-8859-1". Nothing when ICU knows none.
std::optional<std::string> mime_name(const std::string& name);

}  // namespace advisory::text
