#pragma once

#include <string>
#include <string_view>

namespace advisory::ingest {

/// The advisory id of a mail that carries none: "MAIL-" and the first 16 digits of the
/// SHA-256 of its bytes.
std::string mail_id(std::string_view sha256);

}  // namespace advisory::ingest
