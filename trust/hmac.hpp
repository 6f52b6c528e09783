#pragma once

#include <string>
#include <string_view>

namespace advisory::trust {

/// HMAC with SHA-256 (RFC 2104, FIPS 198-1) of `message` under `key`, as 64 lower-case
/// hexadecimal digits. Throws std::bad_alloc when OpenSSL has no memory.
std::string hmac_sha256_hex(std::string_view key, std::string_view message);

}  // namespace advisory::trust
