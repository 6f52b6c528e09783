#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

namespace {

/// A viewer with two components, of which a stored notice concerns one, at one hospital.
struct Viewer : InventorySession {
    Viewer()
    {
        register_viewer({"Apache,log4j-core,2.14.1", "zlib,zlib,1.2.11"});
        import(
            "institution_id,institution_name,product_id,product_version,serial\n"
            "H-1,例病院,P-100,2.1,S-7\n"
            "H-2,例医院,P-100,2.1,S-8\n");
        take_notice("jpcert-log4j-first");
    }
};

}  // namespace

TEST_SUITE("inventory remove")
{
    TEST_CASE("a product version is taken off with all that it has, and an import brings it back")
    {
        Viewer session;

        const auto ran =
            session.inventory({"remove", "P-100", "--product-version", "2.1", "--by", "Sato Y."});

        CHECK(ran.status == ExitStatus::done);
        CHECK(has(ran.out, "1 entries taken off the register\n"));
        CHECK(session.inventory({"show", "P-100"}).status == ExitStatus::not_found);
        CHECK(session.inventory({"list", "components", "--format", "json"}).out.empty());

        session.register_viewer();
        CHECK(has(session.inventory({"show", "P-100"}).out, "画像ビューア 2.1"));
    }

    TEST_CASE("its open matches end, and what was found stays on record")
    {
        Viewer session;
        REQUIRE(has(session.matches(), R"("match_id":1,)"));

        const auto ran = session.inventory({"remove", "P-100", "--by", "Sato Y."});

        CHECK(has(ran.out, "1 advisories evaluated again: 0 matches, 0 alerts raised\n"));
        CHECK(session.matches().empty());
        CHECK(has(session.run({"explain", "1"}).out, "Match 1: affected"));
    }

    TEST_CASE("one component goes, by its name or by name and version")
    {
        for (const std::string name : {"zlib", "zlib 1.2.11"}) {
            CAPTURE(name);
            Viewer session;

            const auto ran =
                session.inventory({"remove", "P-100", "--component", name, "--by", "Sato Y."});

            CHECK(ran.status == ExitStatus::done);
            const auto page = session.inventory({"show", "P-100"}).out;
            CHECK_FALSE(has(page, "zlib"));
            CHECK(has(page, "log4j-core"));
            CHECK(has(session.matches(), R"("verdict":"affected")"));
        }
    }

    TEST_CASE("one installation goes, by its serial number")
    {
        Viewer session;

        const auto ran = session.inventory({"remove", "P-100", "--serial", "S-7", "--by", "Sato"});

        CHECK(ran.status == ExitStatus::done);
        const auto page = session.inventory({"show", "P-100"}).out;
        CHECK_FALSE(has(page, "S-7"));
        CHECK(has(page, "S-8"));
        CHECK(has(page, "log4j-core"));
    }

    TEST_CASE("what is not registered ends with status 3 and changes nothing")
    {
        const std::vector<std::string> cases[] = {
            {"P-999"},
            {"P-100", "--product-version", "9.9"},
            {"P-100", "--component", "zlib 9.9"},
            {"P-100", "--component", "LIB"},
            {"P-100", "--serial", "S-9"},
        };
        Viewer session;
        const auto before = session.inventory({"show", "P-100", "--format", "json"}).out;

        for (const auto& words : cases) {
            CAPTURE(words);
            std::vector<std::string> all{"remove", "--by", "Sato Y."};
            all.insert(all.end(), words.begin(), words.end());
            const auto ran = session.inventory(all);

            CHECK(ran.status == ExitStatus::not_found);
            CHECK(ran.out.empty());
            CHECK(has(ran.err, "advisoryctl inventory show PRODUCT_ID"));
        }
        CHECK(session.inventory({"show", "P-100", "--format", "json"}).out == before);
    }

    TEST_CASE("an empty word never widens what is meant")
    {
        const std::vector<std::string> cases[] = {
            {"P-100", "--component", "", "--by", "Sato"},
            {"P-100", "--serial", " ", "--by", "Sato"},
            {"P-100", "--product-version", "", "--by", "Sato"},
            {"P-100", "--by", ""},
            {"P-100"},
        };
        Viewer session;

        for (const auto& words : cases) {
            CAPTURE(words);
            std::vector<std::string> all{"remove"};
            all.insert(all.end(), words.begin(), words.end());

            CHECK(session.inventory(all).status == ExitStatus::usage);
        }
        CHECK(has(session.inventory({"show", "P-100"}).out, "zlib"));
    }
}

}  // namespace advisory::cli
