#include "trust/hmac.hpp"

#include <array>
#include <new>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "trust/hex.hpp"

namespace advisory::trust {

std::string hmac_sha256_hex(std::string_view key, std::string_view message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
    const auto* const made = ::HMAC(EVP_sha256(),
                                    key.data(),
                                    static_cast<int>(key.size()),
                                    bytes,
                                    message.size(),
                                    digest.data(),
                                    &length);
    if (made == nullptr)
        throw std::bad_alloc{};
    return hex({digest.data(), length});
}

}  // namespace advisory::trust
