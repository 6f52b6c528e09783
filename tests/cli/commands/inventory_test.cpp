#include <string>

#include "storage/inventory_store.hpp"
#include "tests/cli/session.hpp"
#include "tests/support/printers.hpp"

namespace advisory::cli {

using test::has;

namespace {

constexpr std::string_view products =
    "product_id,product_name,model,version,vendor,lifecycle,jmdn_class,approval_no,"
    "retention_class,least_severity\r\n"
    "P-100,画像ビューア,V1,2.1,例製作所,support,II,,15,high\r\n";

constexpr std::string_view components =
    "product_id,product_version,component_vendor,component,component_version,purl,cpe\r\n"
    "P-100,2.1,Apache,log4j-core,2.14.1,pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1,\r\n";

/// A session in which the products are registered.
struct Registered : test::Session {
    Registered() { REQUIRE(import(products).status == ExitStatus::done); }

    test::Ran import(std::string_view bytes, const std::vector<std::string>& more = {})
    {
        std::vector<std::string> words{"inventory", "import", "-"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, bytes);
    }
};

}  // namespace

TEST_SUITE("inventory")
{
    TEST_CASE("what was imported is listed, and can be imported again")
    {
        Registered session;
        const auto imported = session.import(components);
        CHECK(imported.status == ExitStatus::done);
        CHECK(imported.out == "1 rows added, 0 updated, 0 unchanged, 0 rejected\n");

        CHECK(session.run({"inventory", "list", "--format", "csv"}).out == products);
        const auto listed = session.run({"inventory", "list", "components", "--format", "csv"});
        CHECK(listed.out == components);
        CHECK(session.import(listed.out).out ==
              "0 rows added, 0 updated, 1 unchanged, 0 rejected\n");
    }

    TEST_CASE("what looks like a formula comes back from a listed CSV as it was")
    {
        test::Session session;
        REQUIRE(session
                    .run({"inventory", "import", "-"},
                         "product_id,product_name,version\n=P-8,''=A,1.0\n")
                    .status == ExitStatus::done);
        REQUIRE(session
                    .run({"inventory", "import", "-"},
                         "institution_id,contact,product_id,product_version,serial\n"
                         "H-1,+81-3-1234-5678,=P-8,1.0,-\n")
                    .status == ExitStatus::done);

        for (const std::string kind : {"products", "installations"}) {
            CAPTURE(kind);
            const auto listed = session.run({"inventory", "list", kind, "--format", "csv"});
            REQUIRE(has(listed.out, "'=P-8"));
            CHECK(session.run({"inventory", "import", "-"}, listed.out).out ==
                  "0 rows added, 0 updated, 1 unchanged, 0 rejected\n");
        }
        CHECK(has(session.run({"inventory", "list", "--format", "json"}).out,
                  R"("product_name":"'=A")"));
    }

    TEST_CASE("a bad row is named with its line, and the good ones are imported")
    {
        test::Session session;
        const auto file = session.folder.write("a.csv",
                                               "product_id,product_name,version\n"
                                               "P-1,A,1.0\n"
                                               ",B,1.0\n"
                                               "P-3,C,1.0\n");

        const auto ran = session.run({"inventory", "import", file.string()});

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out == "2 rows added, 0 updated, 0 unchanged, 1 rejected\n");
        CHECK(has(ran.err, file.string() + ":3: "));
    }

    TEST_CASE("--strict imports nothing when a row is bad")
    {
        test::Session session;
        const std::string bad = "product_id,product_name,version\nP-1,A,1.0\n,B,1.0\n";

        const auto ran = session.run({"inventory", "import", "-", "--strict"}, bad);

        CHECK(ran.status == ExitStatus::failed);
        CHECK(ran.out == "nothing was imported: 1 rows are bad\n");
        CHECK(session.run({"inventory", "list", "--format", "json"}).out.empty());
    }

    TEST_CASE("a component of a product that nobody has registered is named and left out")
    {
        Registered session;
        const std::string rows{std::string{components} + "P-999,1.0,,zlib,1.2,,\r\n"};

        const auto ran = session.import(rows);

        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out == "1 rows added, 0 updated, 0 unchanged, 1 rejected\n");
        CHECK(has(ran.err,
                  "-:3: component zlib 1.2: product P-999 version \"1.0\" is not registered"));
    }

    TEST_CASE("counts come as JSON too")
    {
        Registered session;

        CHECK(session.import(components, {"--format", "json"}).out ==
              "{\"added\":1,\"updated\":0,\"unchanged\":0,\"replaced\":0,\"ended\":0,"
              "\"rejected\":0,\"imported\":true}\n");
    }

    TEST_CASE("what cannot be read is refused with the reason")
    {
        test::Session session;
        const auto refused = [&](std::string_view bytes, const std::string& kind) {
            const auto ran = session.run({"inventory", "import", "-", "--kind", kind}, bytes);
            CHECK(ran.status == ExitStatus::failed);
            CHECK(ran.out.empty());
            return ran.err;
        };

        CHECK(has(refused("a,b\n1,2\n", "auto"), "-: "));
        CHECK(has(refused(R"({"bomFormat":"CycloneDX","specVersion":"1.5",)", "auto"), "-: "));
        CHECK(has(refused("SPDXVersion: SPDX-9.9\n", "auto"), "-: "));
        CHECK(has(refused("", "cyclonedx"), "-: "));
        CHECK(has(refused(std::string{products}, "spdx"), "-: "));
        CHECK(
            has(session.run({"inventory", "import", "/nonexistent.csv"}).err, "/nonexistent.csv"));
    }

    TEST_CASE("a product is shown with its components and installations")
    {
        Registered session;
        session.import(components);
        session.import(
            "institution_id,institution_name,product_id,product_version,serial\r\n"
            "H-1,例病院,P-100,2.1,S-7\r\n");

        const auto page = session.run({"inventory", "show", "P-100"});
        CHECK(has(page.out, "P-100  画像ビューア 2.1"));
        CHECK(has(page.out, "log4j-core 2.14.1"));
        CHECK(has(page.out, "H-1 例病院, serial S-7"));

        const auto json = session.run({"inventory", "show", "P-100", "--format", "json"});
        CHECK(test::lines_of(json.out).size() == 1);
        CHECK(has(json.out, R"("components":[{"product_id":"P-100")"));
        CHECK(has(json.out, R"("serial":"S-7")"));

        const auto listed = session.run({"inventory", "list", "installations"});
        CHECK(has(listed.out, "例病院"));
    }

    TEST_CASE("a product that is not registered ends with status 3")
    {
        Registered session;

        CHECK(session.run({"inventory", "show", "P-999"}).status == ExitStatus::not_found);
    }

    TEST_CASE("a formula in a name is defused in CSV")
    {
        test::Session session;
        session.run({"inventory", "import", "-"},
                    "product_id,product_name,version\nP-1,=1+1,1.0\n");

        CHECK(has(session.run({"inventory", "list", "--format", "csv"}).out, "P-1,'=1+1,"));
    }
}

}  // namespace advisory::cli
