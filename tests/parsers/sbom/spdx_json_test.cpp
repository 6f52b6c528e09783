#include "parsers/sbom/spdx_json.hpp"

#include <fmt/format.h>

#include "parsers/sbom/cyclonedx.hpp"
#include "parsers/sbom/spdx.hpp"
#include "tests/parsers/sbom/sample_bills.hpp"
#include "tests/support/files.hpp"
#include "tests/support/printers.hpp"

namespace advisory::parsers {

namespace {

using test::component_of;
using test::find_finding;

Sbom read_for_spdx_json(std::string_view json)
{
    const auto bill = read_spdx_json(json);
    REQUIRE_MESSAGE(bill, bill.error().message);
    return *bill;
}

/// A document of SPDX 2.3 with these packages and more members.
Sbom read_packages(std::string_view packages, std::string_view more = "")
{
    return read_for_spdx_json(
        fmt::format(R"({{"packages":[{}]{},"spdxVersion":"SPDX-2.3"}})", packages, more));
}

std::string package(std::string_view id)
{
    return fmt::format(R"({{"SPDXID":"SPDXRef-{0}","name":"{0}","versionInfo":"1"}})", id);
}

std::string relation(std::string_view from, std::string_view type, std::string_view to)
{
    return fmt::format(
        R"({{"spdxElementId":"SPDXRef-{}","relationshipType":"{}","relatedSpdxElement":"SPDXRef-{}"}})",
        from,
        type,
        to);
}

}  // namespace

TEST_SUITE("spdx json")
{
    TEST_CASE("both editions give the components that CycloneDX gives")
    {
        const auto twin = read_cyclonedx(test::read_data("sbom/cyclonedx-1.6-nested.json"));
        REQUIRE(twin);

        for (const auto* const edition : {"2.2", "2.3"}) {
            CAPTURE(edition);
            const auto bill =
                read_for_spdx_json(test::read_data(fmt::format("sbom/spdx-{}.json", edition)));

            CHECK(test::identities_of(bill) == test::identities_of(*twin));
            CHECK(test::outline_of(bill) == test::outline_of(*twin));
            CHECK(bill.document.format == "SPDX");
            CHECK(bill.document.spec_version == edition);
            CHECK(bill.document.created == "2026-04-15T00:00:00Z");
            CHECK(bill.document.author == "example-bom-maker-1.0.0, Example Medical Systems");
            CHECK(bill.document.subject.name == "Example CT Console");
            CHECK(bill.document.subject.vendor == "Example Medical Systems");
            CHECK(test::findings_of(bill) ==
                  std::vector<std::string>{"packages[11].version | barcode-decoder | "});
        }
    }

    TEST_CASE("an actor is its name without prefix and mail address")
    {
        const std::pair<std::string_view, std::string_view> cases[] = {
            {"Organization: ACME (psirt@acme.example)", "ACME"},
            {"Organization: ACME ()", "ACME"},
            {"Organization:ACME", "ACME"},
            {"Person: 医療 花子 (hanako@example.jp)", "医療 花子"},
            {"Tool: maker-1.0", "maker-1.0"},
            {"Organization: Foo (Japan) (psirt@foo.example)", "Foo (Japan)"},
            {"Organization: Foo (Japan)", "Foo (Japan)"},
            {"ACME", "ACME"},
            {"NOASSERTION", ""},
            {"NONE", ""},
            {"Organization: NOASSERTION", ""},
            {"(", "("},
            {")", ")"},
            {"", ""},
        };

        for (const auto& [written, name] : cases) {
            CAPTURE(written);
            CHECK(actor_of(written) == name);
        }
    }

    TEST_CASE("of several identifiers the first valid one counts")
    {
        const auto bill = read_packages(R"({"name":"openssl","versionInfo":"1.1.1n","externalRefs":[
            {"referenceType":"purl","referenceLocator":"pkg:openssl"},
            {"referenceType":"purl","referenceLocator":"pkg:generic/openssl@1.1.1n"},
            {"referenceType":"purl","referenceLocator":"pkg:generic/libressl@1.1.1n"},
            {"referenceType":"purl","referenceLocator":"pkg:generic/boringssl@1.1.1n"},
            {"referenceType":"http://spdx.org/rdf/references/cpe23Type",
             "referenceLocator":"cpe:2.3:a:openssl:openssl:1.1.1n:*:*:*:*:*:*:*"},
            {"referenceType":"cpe22Type","referenceLocator":"cpe:/a:openssl:openssl:1.1.1n"},
            {"referenceType":"cpe22Type","referenceLocator":"cpe:/a:libressl:libressl"},
            {"referenceType":"advisory","referenceLocator":"https://example.jp/"}]})");

        const auto& openssl = component_of(bill, "openssl");
        CHECK(openssl.purl == "pkg:generic/openssl@1.1.1n");
        CHECK(openssl.cpe == "cpe:2.3:a:openssl:openssl:1.1.1n:*:*:*:*:*:*:*");
        CHECK(test::findings_of(bill, 20) ==
              std::vector<std::string>{
                  "packages[0].externalRefs[0] | openssl 1.1.1n | purl \"pkg:openssl\" i",
                  "packages[0].externalRefs[2] | openssl 1.1.1n | The purl \"pkg:generi",
                  "packages[0].externalRefs[6] | openssl 1.1.1n | The CPE \"cpe:/a:libr",
              });
    }

    TEST_CASE("files without relationships are read")
    {
        const auto bill = read_packages(package("a") + "," + package("b"));

        CHECK(test::outline_of(bill) == std::vector<std::string>{" | a 1", " | b 1"});
        CHECK(bill.document.subject.name.empty());
        CHECK(bill.findings.empty());
    }

    TEST_CASE("of several described packages none is taken away")
    {
        const auto bill = read_packages(
            package("a") + "," + package("b"),
            R"(,"documentDescribes":["SPDXRef-a","SPDXRef-a","SPDXRef-b","SPDXRef-file"])");

        CHECK(bill.components.size() == 2);
        CHECK(bill.document.subject.name.empty());
        CHECK(find_finding(bill, "", "describes 2 packages"));
    }

    TEST_CASE("containment may be told before and behind, from either end")
    {
        const auto packages = package("c") + "," + package("b") + "," + package("a");
        const auto bill = read_packages(packages,
                                        fmt::format(R"(,"relationships":[{},{},{},{}])",
                                                    relation("a", "CONTAINS", "b"),
                                                    relation("c", "CONTAINED_BY", "b"),
                                                    relation("c", "PATCH_FOR", "a"),
                                                    relation("a", "CONTAINS", "file")));

        CHECK(test::outline_of(bill) ==
              std::vector<std::string>{"a 1 > b 1 | c 1", "a 1 | b 1", " | a 1"});
        CHECK(bill.findings.empty());
    }

    TEST_CASE("circles of containment and dependency cost a finding and nothing else")
    {
        const auto bill = read_packages(package("a") + "," + package("b") + "," + package("c"),
                                        fmt::format(R"(,"relationships":[{},{},{},{}])",
                                                    relation("a", "CONTAINS", "b"),
                                                    relation("b", "CONTAINS", "a"),
                                                    relation("b", "DEPENDS_ON", "c"),
                                                    relation("b", "DEPENDENCY_OF", "c")));

        CHECK(bill.components.size() == 3);
        CHECK(find_finding(bill, "packages[0]", "contains itself in a circle of 2: a 1, b 1"));
        CHECK(find_finding(bill, "packages[1]", "depends on itself in a circle of 2: b 1, c 1"));
        CHECK(bill.findings.size() == 2);
    }

    TEST_CASE("faults of a package cost it a finding and nothing else")
    {
        const auto bill = read_packages(R"({"SPDXID":"SPDXRef-x","versionInfo":"2"},
            {"SPDXID":"SPDXRef-y","name":"NOASSERTION","versionInfo":"2"},
            {"SPDXID":"SPDXRef-y","name":"y","name":"z","versionInfo":["1"]},
            null,
            {"SPDXID":"SPDXRef-y","name":"w","versionInfo":"NONE"})");

        CHECK(test::outline_of(bill) == std::vector<std::string>{" | y ", " | w "});
        CHECK(test::findings_of(bill, 18) == std::vector<std::string>{
                                                 "out packages[0] |  2 | The component has ",
                                                 "out packages[1] |  2 | The component has ",
                                                 "packages[2] | y | The key \"name\" sta",
                                                 "packages[2].versionInfo | y | Here stands a list",
                                                 "packages[2].version | y | The component has ",
                                                 "out packages[3] |  | Here stands null w",
                                                 "packages[4].version | w | The component has ",
                                                 "packages[2].SPDXID | y | The SPDXID \"SPDXRe",
                                                 "packages[4].SPDXID | w | The SPDXID \"SPDXRe",
                                             });
    }

    TEST_CASE("another SPDX is refused, a near one read with a doubt")
    {
        const auto of = [](std::string_view version) {
            return read_spdx_json(
                fmt::format(R"({{"spdxVersion":"{}","packages":[{{"name":"n"}}]}})", version));
        };

        REQUIRE(of("SPDX-2.1"));
        CHECK(find_finding(*of("SPDX-2.1"), "spdxVersion", "read as SPDX-2.3"));
        for (const auto* const version : {"SPDX-3.0", "2.3", ""}) {
            CAPTURE(version);
            REQUIRE_FALSE(of(version));
            CHECK(of(version).error().code == Errc::malformed);
        }
    }
}

}  // namespace advisory::parsers
