#include "trust/sha256.hpp"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

#include "trust/hex.hpp"

namespace advisory::trust {

std::string sha256_hex(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    const auto is_digested =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    // No input can be refused; this is a broken installation or no memory.
    if (is_digested != 1)
        throw std::runtime_error{"OpenSSL does not compute SHA-256"};

    return hex({digest.data(), length});
}

}  // namespace advisory::trust
