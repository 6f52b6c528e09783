#pragma once

#include <string>
#include <string_view>

namespace advisory::text {

/// Base64 with padding, on one line (RFC 4648 section 4).
std::string base64(std::string_view bytes);

}  // namespace advisory::text
