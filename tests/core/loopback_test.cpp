#include "core/loopback.hpp"

#include <doctest/doctest.h>

#include "tests/support/printers.hpp"

namespace advisory {

TEST_SUITE("loopback")
{
    TEST_CASE("only what is this machine for certain is")
    {
        for (const auto* host : {"localhost", "127.0.0.1", "127.255.255.254", "::1", "[::1]"}) {
            CAPTURE(host);
            CHECK(is_loopback(host));
        }
        for (const auto* host : {"",
                                 "localhost.example.jp",
                                 "localhost.evil",
                                 "xlocalhost",
                                 "127.0.0.1.example.jp",
                                 "127.evil.jp",
                                 "128.0.0.1",
                                 "127.0.0.256",
                                 "127.0.0",
                                 "0.0.0.0",
                                 "::",
                                 "::11",
                                 "[::1",
                                 "1.127.0.0.1",
                                 "127.0.0.1@evil.jp"}) {
            CAPTURE(host);
            CHECK_FALSE(is_loopback(host));
        }
    }
}

}  // namespace advisory
