#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "core/result.hpp"

namespace advisory::cli {

/// The name that stands for standard input on a command line.
inline constexpr const char* standard_input = "-";

/// The bytes of a file, or of `in` for "-". Fails with Errc::io for what cannot be read
/// and with Errc::too_large beyond `limit`; the message names the file.
Result<std::string> read_input(const std::string& name, std::istream& in, std::size_t limit);

}  // namespace advisory::cli
