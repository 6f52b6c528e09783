#include "core/cpe.hpp"

#include "tests/support/printers.hpp"

namespace advisory {

TEST_SUITE("cpe")
{
    TEST_CASE("both written forms are taken apart")
    {
        for (const auto* text :
             {"cpe:2.3:a:openssl:openssl:1.1.1k:*:*:*:*:*:*:*", "cpe:/a:openssl:openssl:1.1.1k"}) {
            CAPTURE(text);
            const auto cpe = read_cpe(text);

            REQUIRE(cpe);
            CHECK(cpe->part == 'a');
            CHECK(cpe->vendor == "openssl");
            CHECK(cpe->product == "openssl");
            CHECK(cpe->version == "1.1.1k");
        }
    }

    TEST_CASE("quoting is undone and a missing version is any")
    {
        const auto quoted = read_cpe(R"(cpe:2.3:o:maker\:x:c\+\+_os:2\.0:*:*:*:*:*:*:*)");
        const auto unversioned = read_cpe("cpe:/o:redhat:enterprise_linux");

        REQUIRE(quoted);
        CHECK(quoted->vendor == "maker:x");
        CHECK(quoted->product == "c++_os");
        REQUIRE(unversioned);
        CHECK(unversioned->version == "*");
    }

    TEST_CASE("what is no CPE name is refused")
    {
        for (const auto* text : {"",
                                 "cpe:",
                                 "cpe:/",
                                 "cpe:/a:",
                                 "cpe:/a:x",
                                 "cpe:/x:y:z",
                                 "cpe:2.3:a:x:y",
                                 "cpe:2.3:a:x y:z:1:*:*:*:*:*:*:*",
                                 "cpe:2.3:a:x:y:1:*:*:*:*:*:*:*:*",
                                 "openssl"}) {
            CAPTURE(text);
            CHECK_FALSE(read_cpe(text));
        }
    }
}

}  // namespace advisory
