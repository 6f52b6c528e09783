#include <string>

#include "tests/cli/inventory_session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;
using test::InventorySession;

namespace {

/// Two versions of a viewer: 2.1 at two hospitals and affected, 2.2 at none and in review.
struct Hospitals : InventorySession {
    Hospitals()
    {
        register_viewer({"Apache,log4j-core,2.14.1", "OFFIS,DCMTK,3.6.6"});
        import("product_id,product_name,version\nP-100,画像ビューア,2.2\n");
        import(
            "product_id,product_version,component_vendor,component,component_version\n"
            "P-100,2.2,Apache,log4j-core,\n");
        import(
            "institution_id,institution_name,contact,product_id,product_version,serial\n"
            "H-1,例病院,me@hospital.example,P-100,2.1,S-7\n"
            "H-1,例病院,me@hospital.example,P-100,2.1,S-8\n"
            "H-2,例医院,,P-100,2.1,\n");
        take_notice("jpcert-log4j-first");
        take_notice("jpcert-dcmtk-wrong-label");
    }

    std::vector<std::string> by(const std::string& what)
    {
        return test::lines_of(run({"matches", "--by", what, "--format", "json"}).out);
    }
};

}  // namespace

TEST_SUITE("matches summed up")
{
    TEST_CASE("one row a product version, the gravest first")
    {
        Hospitals session;

        const auto rows = session.by("product");

        REQUIRE(rows.size() == 2);
        CHECK(rows[0].starts_with(
            R"({"product_id":"P-100","product_name":"画像ビューア","product_version":"2.1",)"
            R"("verdict":"affected","severity":")"));
        CHECK(has(rows[0],
                  R"("affected":2,"review":0,"not_affected":0,)"
                  R"("advisories":["JPCERT-AT-2021-0050","JPCERT-AT-2022-9015"],)"));
        CHECK(has(rows[0], R"("CVE-2021-44228")"));
        CHECK(has(rows[1], R"("product_version":"2.2","verdict":"review")"));
    }

    TEST_CASE("one row an institution, with its serial numbers, and one for what is nowhere")
    {
        Hospitals session;

        const auto rows = session.by("institution");

        REQUIRE(rows.size() == 3);
        CHECK(rows[0].starts_with(
            R"({"institution_id":"H-1","institution_name":"例病院","contact":)"
            R"("me@hospital.example","product_id":"P-100","product_version":"2.1",)"
            R"("serials":["S-7","S-8"],"verdict":"affected")"));
        CHECK(rows[1].starts_with(R"({"institution_id":"H-2",)"));
        CHECK(rows[2].starts_with(R"({"institution_id":"","institution_name":"",)"));
        CHECK(has(rows[2], R"("product_version":"2.2")"));
    }

    TEST_CASE("filters come before the sum")
    {
        Hospitals session;

        const auto ran =
            session.run({"matches", "--by", "product", "--verdict", "review", "--format", "json"});

        REQUIRE(test::lines_of(ran.out).size() == 1);
        CHECK(has(ran.out, R"("affected":0,"review":1,)"));
    }

    TEST_CASE("a sum of what was cut says that it was cut")
    {
        Hospitals session;

        CHECK(has(session.run({"matches", "--by", "product", "--limit", "1"}).err,
                  "only the newest 1 are shown"));
    }

    TEST_CASE("a word that nothing is summed up by, and --follow, are wrong usage")
    {
        Hospitals session;

        CHECK(session.run({"matches", "--by", "colour"}).status == ExitStatus::usage);
        CHECK(session.run({"matches", "--by", "product", "--follow"}).status == ExitStatus::usage);
    }
}

}  // namespace advisory::cli
