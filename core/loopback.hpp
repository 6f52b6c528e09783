#pragma once

#include <string_view>

namespace advisory {

/// Whether a host's name or address means this machine for certain: "localhost" (RFC 6761 section
/// 6.3), 127.0.0.0/8, ::1 with or without brackets. Nothing is looked up.
bool is_loopback(std::string_view host);

}  // namespace advisory
