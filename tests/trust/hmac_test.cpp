#include "trust/hmac.hpp"

#include <string>

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory::trust {

TEST_SUITE("hmac")
{
    TEST_CASE("the codes are those of RFC 4231")
    {
        CHECK(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There") ==
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        CHECK(hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        // A key that is longer than a block.
        CHECK(hmac_sha256_hex(std::string(131, '\xaa'),
                              "Test Using Larger Than Block-Size Key - Hash Key First") ==
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    TEST_CASE("neither an empty key nor an empty message is a fault")
    {
        CHECK(hmac_sha256_hex("", "") ==
              "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }
}

}  // namespace advisory::trust
